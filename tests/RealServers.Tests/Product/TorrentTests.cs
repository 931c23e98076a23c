using OrleansMedia.RealServers.Tests.Qbittorrent;
using OrleansMedia.RealServers.Tests.Torrents;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.RealServers.Tests.Product;

/// <summary>The whole product beside a real qBittorrent that fetches from a second one.</summary>
public sealed class TorrentTests
{
    // A client that has just started is watched for a minute before its downloads are judged; each of these limits covers that.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    [RealServerFact("qbittorrent-nox")]
    public async Task A_torrent_appears_progresses_and_finishes()
    {
        await using var seed = await QbittorrentServer.LaunchAsync();
        await using var leech = await QbittorrentServer.LaunchAsync();
        await using var product = await LaunchAsync();
        var client = await AddAsync(product, leech);
        var (torrent, content) = Make("Show.S01E01.1080p.mkv", 4_000_000, seed: 41);
        await seed.SeedAsync(torrent, content);
        await leech.AddAsync(torrent, "tv", bytesPerSecond: 300_000);
        await leech.MeetAsync(torrent, seed);

        var between = new HashSet<double>();
        await product.Api.DownloadBecomesAsync("two stages of progress are shown", client, torrent.InfoHash, Soon, download =>
            ProductApi.Number(download, "progress_percent") is > 0 and < 100 && (between.Add(ProductApi.Number(download, "progress_percent")) || true) && between.Count >= 2);
        var listed = Assert.Single(await product.Api.DownloadsAsync("&protocol=torrent"));
        Assert.Equal(torrent.Name, ProductApi.Text(listed, "title"));
        Assert.Equal("sonarr", ProductApi.Text(listed, "source_application"));

        await leech.LimitSpeedAsync(torrent, 0);
        var done = await product.Api.DownloadBecomesAsync("it is finished", client, torrent.InfoHash, Soon, download => ProductApi.Text(download, "status") == "completed");
        Assert.Equal(100, ProductApi.Number(done, "progress_percent"));
        Assert.Equal(1, (await product.Api.EventsAsync(client, torrent.InfoHash)).Count(one => one == "download.completed"));
    }

    [RealServerFact("qbittorrent-nox")]
    public async Task A_torrent_whose_seed_leaves_is_stuck_with_evidence_also_after_a_power_cut_and_moves_when_the_seed_is_back()
    {
        await using var seed = await QbittorrentServer.LaunchAsync();
        await using var leech = await QbittorrentServer.LaunchAsync();
        await using var product = await LaunchAsync(("STUCK_THRESHOLD_MINUTES", "1"), ("MIN_SIZE_CHANGE", "1000000"));
        var client = await AddAsync(product, leech);
        var (torrent, content) = Make("Film.2160p.mkv", 8_000_000, seed: 42);
        await seed.SeedAsync(torrent, content);
        await leech.AddAsync(torrent, "movies", bytesPerSecond: 400_000);
        await leech.MeetAsync(torrent, seed);
        await product.Api.DownloadBecomesAsync("it moves", client, torrent.InfoHash, Soon, download => ProductApi.Number(download, "progress_percent") > 5);

        await seed.StopAsync();

        await product.Api.DownloadBecomesAsync("it is at risk first", client, torrent.InfoHash, TimeSpan.FromSeconds(240), download => ProductApi.Text(download, "judgement") == "at_risk");
        var stuck = await product.Api.DownloadBecomesAsync("it is stuck", client, torrent.InfoHash, TimeSpan.FromSeconds(120), download => ProductApi.Text(download, "judgement") == "stuck");
        var evidence = stuck.GetProperty("evidence");
        Assert.True(ProductApi.Number(evidence, "stuck_minutes") >= 1, stuck.ToString());
        Assert.Equal(1, ProductApi.Number(evidence, "threshold_minutes"));
        Assert.True(ProductApi.Number(evidence, "size_change_bytes") < 1_000_000);
        Assert.Equal("downloading", ProductApi.Text(stuck, "status"));
        Assert.Single(await product.Api.DownloadsAsync("&view=stuck"));

        await product.KillAsync();
        await product.StartAsync();
        var after = await product.Api.DownloadBecomesAsync("it is stuck after the restart too", client, torrent.InfoHash, Soon, download => ProductApi.Text(download, "judgement") == "stuck");
        Assert.True(after.GetProperty("history").GetArrayLength() >= 2);
        Assert.Equal(ProductApi.Text(evidence, "since"), ProductApi.Text(after.GetProperty("evidence"), "since"));
        var events = await product.Api.EventsAsync(client, torrent.InfoHash);
        Assert.True(events.Count(one => one == "download.stuck") == 1, (await product.Api.GetAsync($"downloads/{client}/{torrent.InfoHash}/timeline?limit=200")).ToString());

        await seed.StartAsync();
        await leech.LimitSpeedAsync(torrent, 0);

        // It is the seed that calls now: the other one does not call again so soon where nobody answered.
        await seed.MeetAsync(torrent, leech);
        await product.Api.DownloadBecomesAsync("it is finished", client, torrent.InfoHash, Soon, download =>
            ProductApi.Text(download, "status") == "completed" && ProductApi.Text(download, "judgement") == "fine");
    }

    [RealServerFact("qbittorrent-nox")]
    public async Task A_paused_torrent_is_never_judged()
    {
        await using var leech = await QbittorrentServer.LaunchAsync();
        await using var product = await LaunchAsync(("STUCK_THRESHOLD_MINUTES", "1"));
        var client = await AddAsync(product, leech);
        var (torrent, _) = Make("Paused.mkv", 100_000, seed: 43);
        await leech.AddAsync(torrent, "tv");
        await leech.PauseAsync(torrent);

        var paused = await product.Api.DownloadBecomesAsync("it is paused", client, torrent.InfoHash, Soon, download => ProductApi.Text(download, "status") == "paused");

        Assert.Equal("paused", ProductApi.Text(paused, "wait"));
        Assert.Equal("fine", ProductApi.Text(paused, "judgement"));
    }

    [RealServerFact("qbittorrent-nox", "faketime")]
    public async Task A_torrent_that_was_deleted_is_missing_at_once_and_gone_only_when_that_is_confirmed()
    {
        await using var leech = await QbittorrentServer.LaunchAsync();
        using var clock = new FakeClock();
        await using var product = await ProductProcess.LaunchAsync(clock, ("QUEUE_SAMPLE_INTERVAL", "1"), ("MONITORING_POLL_INTERVAL", "5"));
        var client = await AddAsync(product, leech);
        var (torrent, _) = Make("Deleted.mkv", 100_000, seed: 44);
        var (other, _) = Make("Kept.mkv", 100_000, seed: 45);
        await leech.AddAsync(torrent, "tv");
        await leech.AddAsync(other, "tv");
        await product.Api.DownloadBecomesAsync("the one is there", client, torrent.InfoHash, Soon, _ => true);
        await product.Api.DownloadBecomesAsync("the other is there", client, other.InfoHash, Soon, _ => true);

        // Nothing is forgotten within 15 minutes of the client's start.
        clock.Advance(TimeSpan.FromMinutes(5));
        await leech.DeleteAsync(torrent);
        await Patience.UntilAsync("qBittorrent no longer has it", Soon, async () => await leech.FindAsync(torrent.InfoHash) is null);
        await product.Api.PollAsync(client);
        await product.Api.PollAsync(client);
        Assert.Null(ProductApi.Text((await product.Api.DownloadAsync(client, torrent.InfoHash))!.Value, "gone_at"));

        clock.Advance(TimeSpan.FromMinutes(9));
        await product.Api.PollAsync(client);
        Assert.Null(ProductApi.Text((await product.Api.DownloadAsync(client, torrent.InfoHash))!.Value, "gone_at"));

        clock.Advance(TimeSpan.FromMinutes(2));
        await product.Api.DownloadBecomesAsync("it is gone", client, torrent.InfoHash, Soon, download => ProductApi.Text(download, "gone_at") is not null);
        Assert.Contains("download.gone", await product.Api.EventsAsync(client, torrent.InfoHash));
        Assert.Equal(torrent.Name, ProductApi.Text(Assert.Single(await product.Api.DownloadsAsync("&view=gone")), "title"));
        Assert.Null(ProductApi.Text((await product.Api.DownloadAsync(client, other.InfoHash))!.Value, "gone_at"));
    }

    [RealServerFact("qbittorrent-nox")]
    public async Task A_client_that_dies_is_down_and_watched_again_when_it_is_back()
    {
        await using var leech = await QbittorrentServer.LaunchAsync();
        await using var product = await LaunchAsync(("CLIENT_BACKOFF_MAX", "5"));
        var client = await AddAsync(product, leech);
        var (torrent, _) = Make("Waiting.mkv", 100_000, seed: 46);
        await leech.AddAsync(torrent, "tv");
        await product.Api.ClientBecomesAsync(client, "ok", Soon);
        await product.Api.DownloadBecomesAsync("it is there", client, torrent.InfoHash, Soon, _ => true);

        await leech.StopAsync();
        await product.Api.ClientBecomesAsync(client, "down", Soon);
        Assert.Null(ProductApi.Text((await product.Api.DownloadAsync(client, torrent.InfoHash))!.Value, "gone_at"));

        await leech.StartAsync();
        await product.Api.ClientBecomesAsync(client, "starting", Soon);
        await product.Api.ClientBecomesAsync(client, "ok", TimeSpan.FromSeconds(180));
        await product.Api.DownloadBecomesAsync("it is expected to move again", client, torrent.InfoHash, Soon, download =>
            ProductApi.Text(download, "wait") == "none" && ProductApi.Text(download, "gone_at") is null);
    }

    private static Task<ProductProcess> LaunchAsync(params (string Name, string Value)[] settings) =>
        ProductProcess.LaunchAsync([("QUEUE_SAMPLE_INTERVAL", "1"), ("MONITORING_POLL_INTERVAL", "5"), .. settings]);

    private static Task<string> AddAsync(ProductProcess product, QbittorrentServer server) =>
        product.Api.AddClientAsync("qBittorrent", "qbittorrent", server.Url, QbittorrentServer.User, QbittorrentServer.Password);

    private static (TorrentFile Torrent, byte[] Content) Make(string name, int bytes, int seed)
    {
        var content = RandomBytes.Of(bytes, seed);
        return (TorrentFile.Of(name, content), content);
    }
}
