using System.Text;
using OrleansMedia.Lab.Arr;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Nntp;
using OrleansMedia.Lab.Qbittorrent;
using OrleansMedia.Lab.Sabnzbd;

namespace OrleansMedia.Lab.Demo;

/// <summary>
/// A whole house on loopback: SABnzbd, qBittorrent, Sonarr, Radarr and a news server. Downloads progress, stall, fail and
/// finish, and new ones are grabbed for as long as it runs.
/// </summary>
public sealed class DemoLab : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly DemoOptions _options;
    private readonly DemoUsenet _usenet;
    private readonly DemoTorrents _torrents;
    private Task _running = Task.CompletedTask;
    private bool _isDisposed;

    private DemoLab(DemoOptions options)
    {
        _options = options;
        var world = new LabWorld(options.Time, options.Seed, options.Speed);
        Sabnzbd = new SabnzbdServer(world.CreateQueue("SABnzbd", LabIds.Nzo), new SabnzbdOptions { Port = PortOf(0) });
        Qbittorrent = new QbittorrentServer(world.CreateQueue("qBittorrent", LabIds.InfoHash), new QbittorrentOptions { Port = PortOf(1) });
        var releases = new DemoReleases(new Random(options.Seed));
        _usenet = new DemoUsenet(Sabnzbd, releases);
        _torrents = new DemoTorrents(Qbittorrent, releases);
        Func<IReadOnlyList<ArrDownloadClient>> clients = () =>
        [
            new ArrDownloadClient(Sabnzbd.Queue, "Sabnzbd", Sabnzbd.Url),
            new ArrDownloadClient(Qbittorrent.Queue, "QBittorrent", Qbittorrent.Url),
        ];
        Sonarr = new ArrServer(world, clients, new ArrOptions { Kind = ArrKind.Sonarr, Port = PortOf(2) });
        Radarr = new ArrServer(world, clients, new ArrOptions { Kind = ArrKind.Radarr, Port = PortOf(3) });
        News = new NntpServer(options.Time, new NntpOptions { User = "lab", Port = PortOf(4) });
        for (var i = 1; i <= 50; i++)
        {
            News.Add(NntpArticle.OfFile($"<part{i}.lab@lab.invalid>", $"film.part{i:00}.rar", Encoding.ASCII.GetBytes(new string((char)('a' + i % 26), 4000)), News.Options.Group));
        }
    }

    /// <summary>The SABnzbd.</summary>
    public SabnzbdServer Sabnzbd { get; }

    /// <summary>The qBittorrent.</summary>
    public QbittorrentServer Qbittorrent { get; }

    /// <summary>The Sonarr, connected to both clients.</summary>
    public ArrServer Sonarr { get; }

    /// <summary>The Radarr, connected to both clients.</summary>
    public ArrServer Radarr { get; }

    /// <summary>The news server.</summary>
    public NntpServer News { get; }

    /// <summary>How to reach all of them.</summary>
    public IReadOnlyList<DemoEndpoint> Endpoints =>
    [
        new(DemoKind.Sabnzbd, "SABnzbd", Sabnzbd.Url, Sabnzbd.Options.ApiKey, null, null),
        new(DemoKind.Qbittorrent, "qBittorrent", Qbittorrent.Url, null, Qbittorrent.Options.User, Qbittorrent.Options.Password),
        new(DemoKind.Sonarr, "Sonarr", Sonarr.Url, Sonarr.Options.ApiKey, null, null),
        new(DemoKind.Radarr, "Radarr", Radarr.Url, Radarr.Options.ApiKey, null, null),
        new(DemoKind.Nntp, "News", new Uri($"nntp://127.0.0.1:{News.Port}"), null, News.Options.User, News.Options.Password),
    ];

    /// <summary>Builds the house and starts its servers. They answer when this returns.</summary>
    public static async Task<DemoLab> StartAsync(DemoOptions options, CancellationToken cancellation = default)
    {
        var lab = new DemoLab(options);
        try
        {
            await lab.Sabnzbd.StartAsync(cancellation);
            await lab.Qbittorrent.StartAsync(cancellation);
            await lab.Sonarr.StartAsync(cancellation);
            await lab.Radarr.StartAsync(cancellation);
            lab.News.Start();
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }

        lab._running = lab.RunAsync(lab._stop.Token);
        return lab;
    }

    /// <summary>Removes what is old and grabs something new. Happens by itself in every period; a virtual clock calls it.</summary>
    public void Tick()
    {
        _usenet.Tick();
        _torrents.Tick();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _stop.CancelAsync();
        await _running;
        await Sabnzbd.DisposeAsync();
        await Qbittorrent.DisposeAsync();
        await Sonarr.DisposeAsync();
        await Radarr.DisposeAsync();
        await News.DisposeAsync();
        _stop.Dispose();
    }

    private int PortOf(int server) => _options.FirstPort == 0 ? 0 : _options.FirstPort + server;

    private async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(_options.Period, _options.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                Tick();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }
}
