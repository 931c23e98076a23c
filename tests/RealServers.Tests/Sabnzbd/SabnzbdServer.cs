using System.Text.Json;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.RealServers.Tests.Sabnzbd;

/// <summary>A real SABnzbd on loopback that fetches from one news server.</summary>
public sealed class SabnzbdServer : IAsyncDisposable
{
    /// <summary>Its API key.</summary>
    public const string ApiKey = "0123456789abcdef0123456789abcdef";

    private readonly ScratchFolder _folder = new("sabnzbd");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private ServerProcess? _process;

    private SabnzbdServer() => Url = new Uri($"http://127.0.0.1:{FreePort.Next()}");

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Lays out a configuration and starts it. <paramref name="misc"/>: further lines of its [misc] section.</summary>
    public static async Task<SabnzbdServer> StartAsync(int newsPort, params string[] misc)
    {
        var server = new SabnzbdServer();
        foreach (var name in (string[])["incomplete", "complete/tv", "complete/movies", "watched", "logs", "admin"])
        {
            server._folder.Folder(name);
        }

        server._folder.Write("sabnzbd.ini", server.Configuration(newsPort, misc));
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after <see cref="KillAsync"/>, with what it had.</summary>
    public async Task StartAsync()
    {
        _process = await ServerProcess.StartAsync(_folder.Path,
            ["/usr/bin/python3", "-OO", InstalledProgram.Get("sabnzbdplus"), "-b", "0", "-f", _folder.At("sabnzbd.ini"), "-s", Url.Authority, "-l", "1", "--console"],
            new Dictionary<string, string?> { ["LANG"] = "C.UTF-8", ["LC_ALL"] = "C.UTF-8", ["HOME"] = _folder.Path, ["PYTHONDONTWRITEBYTECODE"] = "1" });
        await Patience.UntilAsync("SABnzbd answers", TimeSpan.FromSeconds(120), async () => (await AskAsync("version")).TryGetProperty("version", out _),
            () => Task.FromResult(string.Join('\n', _process.Output.TakeLast(20))));
    }

    /// <summary>Ends it as a crash would.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Hands over an NZB; the id of the job.</summary>
    public async Task<string> AddAsync(string name, byte[] nzb, string category = "tv")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(nzb), "name", name + ".nzb" } };
        using var answer = await _http.PostAsync(Path("addfile", ("cat", category), ("nzbname", name)), form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(json.RootElement.GetProperty("status").GetBoolean(), json.RootElement.ToString());
        return json.RootElement.GetProperty("nzo_ids")[0].GetString()!;
    }

    /// <summary>Bytes per second that all downloads together may take, as SABnzbd writes it: <c>200K</c>; <c>0</c> takes the limit away.</summary>
    public Task LimitSpeedAsync(string limit) => AskAsync("config", ("name", "speedlimit"), ("value", limit));

    /// <summary>Pauses or resumes its whole queue.</summary>
    public Task PauseQueueAsync(bool paused) => AskAsync(paused ? "pause" : "resume");

    /// <summary>Takes a job out of the queue, with its files.</summary>
    public Task DeleteAsync(string id) => AskAsync("queue", ("name", "delete"), ("value", id), ("del_files", "1"));

    /// <summary>Asks its API, as the test's own second opinion.</summary>
    public async Task<JsonElement> AskAsync(string mode, params (string Name, string Value)[] parameters)
    {
        var text = await _http.GetStringAsync(Path(mode, parameters));
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    private Uri Path(string mode, params (string Name, string Value)[] parameters) => new(Url,
        $"/api?mode={mode}&output=json&apikey={ApiKey}" + string.Concat(parameters.Select(one => $"&{one.Name}={Uri.EscapeDataString(one.Value)}")));

    private string Configuration(int newsPort, string[] misc) => $"""
        __version__ = 19
        __encoding__ = utf-8
        [misc]
        host = 127.0.0.1
        port = {Url.Port}
        api_key = {ApiKey}
        nzb_key = {ApiKey}
        language = en
        download_dir = {_folder.At("incomplete")}
        complete_dir = {_folder.At("complete")}
        dirscan_dir = {_folder.At("watched")}
        admin_dir = admin
        log_dir = logs
        check_new_rel = 0
        auto_browser = 0
        enable_https = 0
        enable_broadcast = 0
        ipv6_hosting = 0
        ipv6_servers = 0
        helpfull_warnings = 0
        helpful_warnings = 0
        inet_exposure = 0
        host_whitelist = localhost, 127.0.0.1
        local_ranges = 127.0.0.1
        self_test_host = 127.0.0.1
        selftest_host = 127.0.0.1
        permissions = 755
        no_penalties = 1
        {string.Join('\n', misc)}
        [servers]
        [[news]]
        name = news
        displayname = news
        host = 127.0.0.1
        port = {newsPort}
        timeout = 20
        username =
        password =
        connections = 4
        ssl = 0
        enable = 1
        optional = 0
        retention = 0
        required = 0
        priority = 0
        [categories]
        [[*]]
        name = *
        order = 0
        pp = 3
        script = None
        dir =
        priority = 0
        [[tv]]
        name = tv
        order = 1
        pp = 3
        script = Default
        dir = tv
        priority = -100
        [[movies]]
        name = movies
        order = 2
        pp = 3
        script = Default
        dir = movies
        priority = -100

        """;
}
