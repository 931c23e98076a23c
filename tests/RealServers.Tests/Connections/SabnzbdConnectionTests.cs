using OrleansMedia.Clients;
using OrleansMedia.Clients.Http;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.RealServers.Tests.News;
using OrleansMedia.RealServers.Tests.Sabnzbd;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.RealServers.Tests.Connections;

/// <summary>What our connection reads of a real SABnzbd.</summary>
public sealed class SabnzbdConnectionTests : IDisposable
{
    private readonly DownloadClientConnector _connector = new(new ClientLimits(), TimeProvider.System);

    public void Dispose() => _connector.Dispose();

    [RealServerFact("sabnzbdplus", "innd")]
    public async Task A_job_is_read_in_the_queue_with_its_progress_and_then_in_the_history()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port);
        await using var connection = Open(sabnzbd, SabnzbdServer.ApiKey);
        var nzb = await new NewsPoster(news).PostAsync(new Dictionary<string, byte[]> { ["film.mkv"] = RandomBytes.Of(3_000_000, seed: 11) }, articleBytes: 50_000);
        await sabnzbd.LimitSpeedAsync("400K");

        var id = await sabnzbd.AddAsync("A slow film", nzb, "movies");

        var seen = new List<double>();
        await Patience.UntilAsync("the job was seen at two stages between nothing and all", TimeSpan.FromSeconds(120), async () =>
        {
            var queue = await connection.ReadQueueAsync(CancellationToken.None);
            Assert.True(queue.Ok, queue.Fault?.Message);
            if (queue.Value.Items.SingleOrDefault(item => item.Id == id) is { } item)
            {
                Assert.Equal("A slow film", item.Title);
                Assert.Equal("movies", item.Category);
                Assert.Equal(DownloadProtocol.Usenet, item.Protocol);
                Assert.Null(item.Malformed);
                if (item.ProgressPercent is > 0 and < 100 && !seen.Contains(item.ProgressPercent))
                {
                    Assert.Equal(DownloadStatus.Downloading, item.Status);
                    Assert.InRange(item.SizeLeftBytes, 1, item.SizeBytes - 1);
                    seen.Add(item.ProgressPercent);
                }
            }

            return seen.Count >= 2;
        });
        Assert.Equal(seen.Order(), seen);

        await sabnzbd.LimitSpeedAsync("0");
        ClientItem? done = null;
        await Patience.UntilAsync("the job is complete in the history", TimeSpan.FromSeconds(120), async () =>
        {
            var history = await connection.ReadHistoryAsync("", CancellationToken.None);
            Assert.True(history.Ok, history.Fault?.Message);
            done = history.Value.Items.SingleOrDefault(item => item.Id == id);
            return done is { Status: DownloadStatus.Completed, StoragePath.Length: > 0 };
        }, async () => (await sabnzbd.AskAsync("queue")).ToString() + await sabnzbd.AskAsync("history"));
        Assert.Equal(100, done!.ProgressPercent);
        Assert.NotNull(done.EndedAt);
    }

    [RealServerFact("sabnzbdplus")]
    public async Task The_report_names_a_version_that_we_know()
    {
        await using var sabnzbd = await SabnzbdServer.StartAsync(newsPort: 9);
        await using var connection = Open(sabnzbd, SabnzbdServer.ApiKey);

        var report = await connection.ReadReportAsync(CancellationToken.None);

        Assert.True(report.Ok, report.Fault?.Message);
        Assert.Matches(@"^\d+\.\d+", report.Value.Version);
        Assert.True(report.Value.IsSupported);
    }

    [RealServerFact("sabnzbdplus")]
    public async Task A_wrong_key_is_a_matter_for_a_person()
    {
        await using var sabnzbd = await SabnzbdServer.StartAsync(newsPort: 9);
        await using var connection = Open(sabnzbd, "ffffffffffffffffffffffffffffffff");

        var queue = await connection.ReadQueueAsync(CancellationToken.None);

        Assert.Equal(ClientFaultKind.Unauthorized, queue.Fault?.Kind);
        Assert.True(queue.Fault!.NeedsAPerson);
        Assert.DoesNotContain("ffffffff", queue.Fault.Message);
    }

    [RealServerFact("sabnzbdplus")]
    public async Task A_paused_queue_is_read_as_paused()
    {
        await using var sabnzbd = await SabnzbdServer.StartAsync(newsPort: 9);
        await using var connection = Open(sabnzbd, SabnzbdServer.ApiKey);
        await sabnzbd.PauseQueueAsync(true);

        var queue = await connection.ReadQueueAsync(CancellationToken.None);

        Assert.True(queue.Ok, queue.Fault?.Message);
        Assert.True(queue.Value.Condition.QueuePaused);
    }

    [RealServerFact("sabnzbdplus")]
    public async Task A_client_that_was_killed_is_a_fault_and_answers_again_after_its_restart()
    {
        await using var sabnzbd = await SabnzbdServer.StartAsync(newsPort: 9);
        await using var connection = Open(sabnzbd, SabnzbdServer.ApiKey);
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);

        await sabnzbd.KillAsync();
        Assert.Equal(ClientFaultKind.Unreachable, (await connection.ReadQueueAsync(CancellationToken.None)).Fault?.Kind);

        await sabnzbd.StartAsync();
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
    }

    private IDownloadClientConnection Open(SabnzbdServer server, string key) =>
        _connector.Open(new ClientAddress(DownloadClientKind.Sabnzbd, server.Url, null, key, AcceptAnyCertificate: false));
}
