using System.Net.Sockets;
using System.Text;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.RealServers.Tests.News;

/// <summary>A real news server (INN) on loopback: one group, posting allowed, no login, no peers, articles kept as files.</summary>
public sealed class NewsServer : IAsyncDisposable
{
    /// <summary>The group that articles are posted to.</summary>
    public const string Group = "alt.binaries.test";

    private const string User = "news";
    private readonly ScratchFolder _folder = new("news");
    private ServerProcess? _process;
    private string _greeting = "nothing";

    /// <summary>The port that it listens on.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>Starts a server with an empty spool, and returns when it greets.</summary>
    public static async Task<NewsServer> StartAsync()
    {
        var server = new NewsServer();
        try
        {
            await server.LayOutAsync();
            server._process = await ServerProcess.StartAsync(server._folder.Path, [.. As(InstalledProgram.Get("innd")), "-f"], server.Environment());
            await Patience.UntilAsync("innd greets", TimeSpan.FromSeconds(60), server.GreetsAsync, () => Task.FromResult(server._greeting));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            // innd looks at SIGTERM only when it wakes up, which can take a minute; there is nothing here to be saved.
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task LayOutAsync()
    {
        foreach (var name in (string[])["etc/filter", "db", "run", "log", "http", "spool/articles", "spool/overview", "spool/archive",
            "spool/incoming/bad", "spool/incoming/tmp", "spool/outgoing", "spool/innfeed"])
        {
            _folder.Folder(name);
        }

        foreach (var file in Directory.EnumerateFiles("/etc/news"))
        {
            File.Copy(file, _folder.At("etc", Path.GetFileName(file)));
        }

        _folder.Write("etc/inn.conf", Configuration());
        _folder.Write("etc/incoming.conf", "streaming: true\nmax-connections: 8\n");
        _folder.Write("etc/readers.conf", """
            auth "all" {
                hosts: "127.0.0.1, localhost"
                default: "<local>"
            }
            access "all" {
                users: "<local>"
                newsgroups: "*"
                access: RPA
            }

            """);
        _folder.Write("etc/storage.conf", "method tradspool {\n    newsgroups: *\n    class: 0\n}\n");
        _folder.Write("etc/newsfeeds", "ME:*::\n");
        _folder.Write("db/active", string.Concat(
            new[] { "control", "control.cancel", "junk" }.Select(name => $"{name} 0000000000 0000000001 n\n")) + $"{Group} 0000000000 0000000001 y\n");
        foreach (var name in (string[])["active.times", "newsgroups", "history"])
        {
            _folder.Write("db/" + name, "");
        }

        if (IsRoot)
        {
            await Command.RunAsync(_folder.Path, "chown", "-R", $"{User}:{User}", _folder.Path);
        }

        await Command.RunAsync(_folder.At("db"), Environment(),
            [.. As(InstalledProgram.Get("makedbz")), "-i", "-o", "-s", "50000", "-f", _folder.At("db", "history")]);
    }

    private static bool IsRoot => System.Environment.UserName == "root";

    // innd wants to be the user and the group news, whatever its configuration says.
    private static IEnumerable<string> As(string program) => IsRoot
        ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", program]
        : [program];

    private Dictionary<string, string?> Environment() => new() { ["INNCONF"] = _folder.At("etc", "inn.conf"), ["HOME"] = _folder.Path };

    private string Configuration() => $"""
        mta:            "/bin/true %s"
        mailcmd:        /bin/true
        organization:   test
        ovmethod:       tradindexed
        hismethod:      hisv6
        pathhost:       news.example.test
        domain:         example.test
        fromhost:       example.test
        runasuser:      {User}
        runasgroup:     {User}
        pathnews:       /usr/lib/news
        pathbin:        /usr/lib/news/bin
        pathetc:        {_folder.At("etc")}
        pathfilter:     {_folder.At("etc", "filter")}
        pathdb:         {_folder.At("db")}
        pathrun:        {_folder.At("run")}
        pathlog:        {_folder.At("log")}
        pathhttp:       {_folder.At("http")}
        pathspool:      {_folder.At("spool")}
        patharticles:   {_folder.At("spool", "articles")}
        pathoverview:   {_folder.At("spool", "overview")}
        pathoutgoing:   {_folder.At("spool", "outgoing")}
        pathincoming:   {_folder.At("spool", "incoming")}
        patharchive:    {_folder.At("spool", "archive")}
        pathtmp:        {_folder.At("spool", "incoming", "tmp")}
        port:           {Port}
        nnrpdpostport:  {Port}
        bindaddress:    127.0.0.1
        artcutoff:      0
        maxartsize:     0
        localmaxartsize: 0
        maxconnections: 50
        nnrpdloadlimit: 0
        wireformat:     true
        immediatecancel: true
        rlimitnofile:   -1
        doinnwatch:     false
        syntaxchecks:   [ no-laxmid ]

        """;

    private async Task<bool> GreetsAsync()
    {
        try
        {
            using var client = new TcpClient();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await client.ConnectAsync("127.0.0.1", Port, limit.Token);
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            _greeting = await reader.ReadLineAsync(limit.Token) ?? "";
            return _greeting.StartsWith("20", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
