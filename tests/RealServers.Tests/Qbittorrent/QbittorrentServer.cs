using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansMedia.RealServers.Tests.Torrents;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.RealServers.Tests.Qbittorrent;

/// <summary>A real qBittorrent without a screen on loopback: it finds nobody by itself and speaks only to peers that it is told.</summary>
public sealed class QbittorrentServer : IAsyncDisposable
{
    /// <summary>The user of its web interface.</summary>
    public const string User = "admin";

    /// <summary>The password of its web interface.</summary>
    public const string Password = "a-password-for-tests";

    private readonly ScratchFolder _folder = new("qbittorrent");
    private readonly HttpClient _http;
    private ServerProcess? _process;

    private QbittorrentServer()
    {
        Url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(10) };
        _http.DefaultRequestHeaders.Referrer = Url;
    }

    /// <summary>Where its web interface listens.</summary>
    public Uri Url { get; }

    /// <summary>Where other torrent clients find it.</summary>
    public int PeerPort { get; } = FreePort.Next();

    /// <summary>Lays out a configuration and starts it.</summary>
    public static async Task<QbittorrentServer> LaunchAsync()
    {
        var server = new QbittorrentServer();
        server._folder.Folder("downloads");
        server._folder.Write("qBittorrent/config/qBittorrent.conf", server.Configuration());
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
            [InstalledProgram.Get("qbittorrent-nox"), "--profile=" + _folder.Path, $"--webui-port={Url.Port}"],
            new Dictionary<string, string?> { ["HOME"] = _folder.Path, ["LANG"] = "C.UTF-8" });
        await Patience.UntilAsync("qBittorrent lets us in", TimeSpan.FromSeconds(60), LogInAsync,
            () => Task.FromResult(string.Join('\n', _process.Output.TakeLast(20))));
    }

    /// <summary>Ends it as a crash would. It may lose what it had not yet written down.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Asks it to end, so that it writes down what it has.</summary>
    public Task StopAsync() => _process!.StopAsync(TimeSpan.FromSeconds(20));

    /// <summary>Adds a torrent whose content is there already, so that it seeds.</summary>
    public async Task SeedAsync(TorrentFile torrent, byte[] content)
    {
        await File.WriteAllBytesAsync(_folder.At("downloads", torrent.Name), content);
        await AddAsync(torrent, "");
        await Patience.UntilAsync("the seed has its pieces", TimeSpan.FromSeconds(60),
            async () => await FindAsync(torrent.InfoHash) is { } row && row.GetProperty("progress").GetDouble() >= 1);
    }

    /// <summary>Adds a torrent that may take so many bytes per second (0: no limit), and returns when it is listed.</summary>
    public async Task AddAsync(TorrentFile torrent, string category, int bytesPerSecond = 0)
    {
        var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(torrent.Bytes), "torrents", torrent.Name + ".torrent" },
            { new StringContent(category), "category" },
            { new StringContent(bytesPerSecond.ToString()), "dlLimit" },
        };
        await PostAsync("torrents/add", form);
        await Patience.UntilAsync("qBittorrent lists what was added", TimeSpan.FromSeconds(60), async () => await FindAsync(torrent.InfoHash) is not null);
    }

    /// <summary>Tells it of another client that has the torrent, until they have met: it looks for nobody by itself, and forgets who was named too early.</summary>
    public Task MeetAsync(TorrentFile torrent, QbittorrentServer other) => Patience.UntilAsync("the two clients have met", TimeSpan.FromSeconds(120), async () =>
    {
        await PostAsync("torrents/addPeers", ("hashes", torrent.InfoHash), ("peers", $"127.0.0.1:{other.PeerPort}"));
        return await FindAsync(torrent.InfoHash) is { } row && (IsConnected(row) || (IsWhole(row) && await other.FindAsync(torrent.InfoHash) is { } there && IsWhole(there)));
    }, async () => (await FindAsync(torrent.InfoHash)).ToString() ?? "");

    /// <summary>Bytes per second that one torrent may take; 0 takes the limit away.</summary>
    public Task LimitSpeedAsync(TorrentFile torrent, int bytesPerSecond) =>
        PostAsync("torrents/setDownloadLimit", ("hashes", torrent.InfoHash), ("limit", bytesPerSecond.ToString()));

    /// <summary>Pauses a torrent.</summary>
    public Task PauseAsync(TorrentFile torrent) => PostAsync("torrents/pause", ("hashes", torrent.InfoHash));

    /// <summary>Takes a torrent out, with its files.</summary>
    public Task DeleteAsync(TorrentFile torrent) => PostAsync("torrents/delete", ("hashes", torrent.InfoHash), ("deleteFiles", "true"));

    /// <summary>A torrent as its own API shows it, as the test's second opinion; null where it has none.</summary>
    public async Task<JsonElement?> FindAsync(string infoHash)
    {
        using var json = JsonDocument.Parse(await _http.GetStringAsync("/api/v2/torrents/info?hashes=" + infoHash));
        return json.RootElement.GetArrayLength() == 0 ? null : json.RootElement[0].Clone();
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

    private static bool IsConnected(JsonElement row) => row.GetProperty("num_seeds").GetInt32() + row.GetProperty("num_leechs").GetInt32() > 0;

    private static bool IsWhole(JsonElement row) => row.GetProperty("progress").GetDouble() >= 1;

    private async Task<bool> LogInAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = User, ["password"] = Password });
        using var answer = await _http.PostAsync("/api/v2/auth/login", form);
        return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync() is "Ok." or "";
    }

    private Task PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)));

    private async Task PostAsync(string path, HttpContent form)
    {
        using var content = form;
        using var answer = await _http.PostAsync("/api/v2/" + path, content);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private string Configuration()
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Password), salt, 100_000, HashAlgorithmName.SHA512, 64);
        return $"""
            [LegalNotice]
            Accepted=true

            [Preferences]
            WebUI\Address=127.0.0.1
            WebUI\Port={Url.Port}
            WebUI\Username={User}
            WebUI\Password_PBKDF2="@ByteArray({Convert.ToBase64String(salt)}:{Convert.ToBase64String(hash)})"
            WebUI\LocalHostAuth=true
            WebUI\UseUPnP=false
            WebUI\HostHeaderValidation=true
            WebUI\ServerDomains=127.0.0.1;localhost
            WebUI\MaxAuthenticationFailCount=0
            Connection\PortRangeMin={PeerPort}
            Connection\UPnP=false
            Downloads\SavePath={_folder.At("downloads")}
            General\Locale=en

            [Network]
            PortForwardingEnabled=false

            [BitTorrent]
            Session\Port={PeerPort}
            Session\Interface=lo
            Session\InterfaceName=lo
            Session\InterfaceAddress=127.0.0.1
            Session\DHTEnabled=false
            Session\LSDEnabled=false
            Session\PeXEnabled=false
            Session\DefaultSavePath={_folder.At("downloads")}
            Session\TempPathEnabled=false
            Session\MultiConnectionsPerIp=true
            Session\BlockPeersOnPrivilegedPorts=false
            Session\SSRFMitigation=false
            Session\ValidateHTTPSTrackerCertificate=false
            Session\QueueingSystemEnabled=false
            Session\AddTorrentStopped=false

            """;
    }
}
