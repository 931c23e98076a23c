using System.Net;
using OrleansMedia.RealServers.Tests.News;
using OrleansMedia.RealServers.Tests.Sabnzbd;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.RealServers.Tests.Product;

/// <summary>The whole product beside a real SABnzbd that fetches from a real news server.</summary>
public sealed class UsenetTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    [RealServerFact("sabnzbdplus", "innd")]
    public async Task An_NZB_appears_progresses_and_finishes()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port);
        await using var product = await LaunchAsync();
        var client = await AddAsync(product, sabnzbd);
        var nzb = await PostAsync(news, "film.mkv", 4_000_000, seed: 31);
        await sabnzbd.LimitSpeedAsync("400K");

        var job = await sabnzbd.AddAsync("A slow film", nzb, "movies");

        var seen = new HashSet<double>();
        await product.Api.DownloadBecomesAsync("two stages of progress are shown", client, job, Soon, download =>
            ProductApi.Text(download, "status") == "downloading" && ProductApi.Number(download, "progress_percent") is > 0 and < 100
            && (seen.Add(ProductApi.Number(download, "progress_percent")) || true) && seen.Count >= 2);
        var listed = Assert.Single(await product.Api.DownloadsAsync("&q=slow"));
        Assert.Equal("A slow film", ProductApi.Text(listed, "title"));
        Assert.Equal("radarr", ProductApi.Text(listed, "source_application"));

        await sabnzbd.LimitSpeedAsync("0");
        var done = await product.Api.DownloadBecomesAsync("it is finished", client, job, Soon, download => ProductApi.Text(download, "status") == "completed");

        Assert.Equal("fine", ProductApi.Text(done, "judgement"));
        Assert.True(done.GetProperty("history").GetArrayLength() >= 2, done.ToString());
        Assert.False(done.GetProperty("seen_before_setup").GetBoolean());
        var events = await product.Api.EventsAsync(client, job);
        Assert.Equal("download.added", events[0]);
        Assert.Equal(1, events.Count(one => one == "download.completed"));
    }

    [RealServerFact("sabnzbdplus", "innd")]
    public async Task An_NZB_whose_articles_are_missing_fails_with_its_reason_and_category()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port);
        await using var product = await LaunchAsync();
        var client = await AddAsync(product, sabnzbd);
        var nzb = await new NewsPoster(news).PostAsync(
            new Dictionary<string, byte[]> { ["show.mkv"] = RandomBytes.Of(1_000_000, seed: 32) }, articleBytes: 50_000, isLost: (_, part) => part % 2 == 0);

        var job = await sabnzbd.AddAsync("Half a show", nzb, "tv");

        var failed = await product.Api.DownloadBecomesAsync("it is failed", client, job, Soon, download => ProductApi.Text(download, "status") == "failed");
        Assert.Contains("cannot be completed", ProductApi.Text(failed, "failure_reason"));
        Assert.Equal("incomplete", ProductApi.Text(failed, "failure_category"));
        Assert.NotNull(ProductApi.Text(failed, "severity"));
        Assert.Equal("sonarr", ProductApi.Text(failed, "source_application"));
        Assert.False(failed.GetProperty("seen_before_setup").GetBoolean());
        Assert.Equal(1, (await product.Api.EventsAsync(client, job)).Count(one => one == "download.failed"));
        Assert.Single(await product.Api.DownloadsAsync("&view=attention"));
    }

    [RealServerFact("sabnzbdplus", "innd", "rar", "unrar")]
    public async Task An_encrypted_archive_is_shown_as_what_it_is()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port);
        await using var product = await LaunchAsync();
        var client = await AddAsync(product, sabnzbd);
        var nzb = await PostRarAsync(news);
        await sabnzbd.LimitSpeedAsync("300K");

        var job = await sabnzbd.AddAsync("Locked", nzb, "tv");

        // SABnzbd's default: it stops before it unpacks, and says so in a label.
        var paused = await product.Api.DownloadBecomesAsync("it is paused as encrypted", client, job, Soon, download =>
            ProductApi.Text(download, "status") == "paused" && download.ToString().Contains("ENCRYPTED", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("paused", ProductApi.Text(paused, "wait"));
        Assert.Equal("fine", ProductApi.Text(paused, "judgement"));
    }

    [RealServerFact("sabnzbdplus", "innd", "rar", "unrar")]
    public async Task An_encrypted_archive_that_fails_is_password_protected()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port, "pause_on_pwrar = 2");
        await using var product = await LaunchAsync();
        var client = await AddAsync(product, sabnzbd);
        var nzb = await PostRarAsync(news);
        await sabnzbd.LimitSpeedAsync("300K");

        var job = await sabnzbd.AddAsync("Locked for good", nzb, "tv");

        var failed = await product.Api.DownloadBecomesAsync("it is failed", client, job, Soon, download => ProductApi.Text(download, "status") == "failed");
        Assert.Equal("password_protected", ProductApi.Text(failed, "failure_category"));
    }

    [RealServerFact("sabnzbdplus", "innd")]
    public async Task What_failed_before_the_client_was_added_is_marked_so()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port);
        await using var product = await LaunchAsync();
        var nzb = await new NewsPoster(news).PostAsync(new Dictionary<string, byte[]> { ["old.mkv"] = RandomBytes.Of(200_000, seed: 35) }, isLost: (_, _) => true);
        var job = await sabnzbd.AddAsync("An old failure", nzb, "tv");
        await Patience.UntilAsync("SABnzbd has failed it", Soon, async () =>
            (await sabnzbd.AskAsync("history")).GetProperty("history").GetProperty("slots").EnumerateArray().Any(slot => ProductApi.Text(slot, "status") == "Failed"));

        var client = await AddAsync(product, sabnzbd);

        var failed = await product.Api.DownloadBecomesAsync("it is listed", client, job, Soon, download => ProductApi.Text(download, "status") == "failed");
        Assert.True(failed.GetProperty("seen_before_setup").GetBoolean());
        Assert.Empty(await product.Api.DownloadsAsync("&view=attention"));
    }

    [RealServerFact("sabnzbdplus", "innd")]
    public async Task A_client_that_dies_is_down_and_its_downloads_are_kept_until_it_is_back()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port);
        await using var product = await LaunchAsync(("CLIENT_BACKOFF_MAX", "5"));
        var client = await AddAsync(product, sabnzbd);
        var nzb = await PostAsync(news, "kept.mkv", 3_000_000, seed: 36);
        await sabnzbd.LimitSpeedAsync("100K");
        var job = await sabnzbd.AddAsync("Kept", nzb, "tv");
        await product.Api.DownloadBecomesAsync("it is under way", client, job, Soon, download => ProductApi.Number(download, "progress_percent") > 0);

        await sabnzbd.KillAsync();

        await product.Api.ClientBecomesAsync(client, "down", Soon);
        var down = await product.Api.ClientAsync(client);
        Assert.False(string.IsNullOrEmpty(ProductApi.Text(down, "fault_message")));
        var kept = await product.Api.DownloadBecomesAsync("it is not judged", client, job, Soon, download => ProductApi.Text(download, "wait") == "client_not_ready");
        Assert.Equal("downloading", ProductApi.Text(kept, "status"));
        Assert.Equal("fine", ProductApi.Text(kept, "judgement"));
        Assert.Null(ProductApi.Text(kept, "gone_at"));
        Assert.Single(await product.Api.DownloadsAsync());

        await sabnzbd.StartAsync();

        await product.Api.ClientBecomesAsync(client, "starting", Soon);
        await sabnzbd.LimitSpeedAsync("0");
        await product.Api.DownloadBecomesAsync("it is finished after all", client, job, Soon, download => ProductApi.Text(download, "status") == "completed");
    }

    [RealServerFact("sabnzbdplus")]
    public async Task A_wrong_key_needs_a_person_and_the_right_one_mends_it()
    {
        await using var sabnzbd = await SabnzbdServer.StartAsync(newsPort: 9);
        await using var product = await LaunchAsync();
        const string wrong = "ffffffffffffffffffffffffffffffff";

        var (status, test) = await product.Api.SendAsync(HttpMethod.Post, "clients/test", Body(sabnzbd, wrong));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.False(test.GetProperty("ok").GetBoolean());
        Assert.Equal("secret", ProductApi.Text(test, "field"));

        var client = await product.Api.AddClientAsync("SABnzbd", "sabnzbd", sabnzbd.Url, null, wrong);
        await product.Api.ClientBecomesAsync(client, "needs_you", Soon);
        Assert.DoesNotContain(wrong, (await product.Api.ClientAsync(client)).ToString());

        Assert.Equal(HttpStatusCode.OK, (await product.Api.SendAsync(HttpMethod.Put, "clients/" + client, Body(sabnzbd, SabnzbdServer.ApiKey))).Status);
        await Patience.UntilAsync("the client is read", Soon, async () => ProductApi.Text(await product.Api.ClientAsync(client), "health") is "ok" or "starting",
            async () => (await product.Api.ClientAsync(client)).ToString());
    }

    [RealServerFact("sabnzbdplus", "innd")]
    public async Task A_power_cut_in_the_middle_of_a_download_loses_neither_it_nor_its_history()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port);
        await using var product = await LaunchAsync();
        var client = await AddAsync(product, sabnzbd);
        var nzb = await PostAsync(news, "long.mkv", 4_000_000, seed: 37);
        await sabnzbd.LimitSpeedAsync("150K");
        var job = await sabnzbd.AddAsync("A long film", nzb, "movies");
        var before = await product.Api.DownloadBecomesAsync("it has a history", client, job, Soon, download =>
            ProductApi.Number(download, "progress_percent") is > 0 and < 100 && download.GetProperty("history").GetArrayLength() >= 4);

        await product.KillAsync();
        await product.StartAsync();

        var after = await product.Api.DownloadBecomesAsync("it is there again and goes on", client, job, Soon, download =>
            ProductApi.Number(download, "progress_percent") > ProductApi.Number(before, "progress_percent"));
        Assert.Equal(ProductApi.Text(before, "created_at"), ProductApi.Text(after, "created_at"));
        Assert.Equal(ProductApi.Text(before, "correlation_id"), ProductApi.Text(after, "correlation_id"));
        var kept = after.GetProperty("history").EnumerateArray().Select(point => ProductApi.Text(point, "at")).ToHashSet();

        // The newest point may not have been committed when the power went; all before it were.
        Assert.All(before.GetProperty("history").EnumerateArray().SkipLast(1), point => Assert.Contains(ProductApi.Text(point, "at"), kept));
        Assert.Equal(1, (await product.Api.EventsAsync(client, job)).Count(one => one == "download.added"));
    }

    private static Task<ProductProcess> LaunchAsync(params (string Name, string Value)[] settings) =>
        ProductProcess.LaunchAsync([("QUEUE_SAMPLE_INTERVAL", "1"), ("MONITORING_POLL_INTERVAL", "5"), .. settings]);

    private static Task<string> AddAsync(ProductProcess product, SabnzbdServer server) =>
        product.Api.AddClientAsync("SABnzbd", "sabnzbd", server.Url, null, SabnzbdServer.ApiKey);

    private static object Body(SabnzbdServer server, string secret) => new { name = "SABnzbd", kind = "sabnzbd", url = server.Url.ToString(), secret };

    private static Task<byte[]> PostAsync(NewsServer news, string name, int bytes, int seed) =>
        new NewsPoster(news).PostAsync(new Dictionary<string, byte[]> { [name] = RandomBytes.Of(bytes, seed) }, articleBytes: 50_000);

    // In volumes, and slowly: SABnzbd looks into the first one while the others are still on their way.
    private static async Task<byte[]> PostRarAsync(NewsServer news)
    {
        using var folder = new ScratchFolder("rar");
        await File.WriteAllBytesAsync(folder.At("show.mkv"), RandomBytes.Of(2_000_000, seed: 33));
        await Command.RunAsync(folder.Path, InstalledProgram.Get("rar"), "a", "-idq", "-m0", "-psecret", "-v200k", "show.rar", "show.mkv");
        var volumes = Directory.GetFiles(folder.Path, "*.rar").Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        return await new NewsPoster(news).PostAsync(volumes, articleBytes: 50_000);
    }
}
