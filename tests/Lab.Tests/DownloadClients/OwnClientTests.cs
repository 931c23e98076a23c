using OrleansMedia.Clients;
using OrleansMedia.Clients.Http;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;
using OrleansMedia.Lab.Tests.Qbittorrent;
using OrleansMedia.Lab.Tests.Sabnzbd;

namespace OrleansMedia.Lab.Tests.DownloadClients;

/// <summary>The product's own clients read the simulated ones as they read the real ones.</summary>
public sealed class OwnClientTests
{
    private const double MegaByte = 1 << 20;

    [Theory]
    [InlineData("3.7.1")]
    [InlineData("4.5.0")]
    public async Task SABnzbd_is_read_without_a_malformed_item(string version)
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync(version);
        sabnzbd.Add("Running", LabScript.Completes(MegaByte));
        sabnzbd.Add("Waiting", LabScript.Always(LabPhase.Queued));
        sabnzbd.Add("Locked", LabScript.EncryptedAt(0.1, 100 * MegaByte));
        sabnzbd.Add("Done", LabScript.Completes(100 * MegaByte));
        sabnzbd.Add("Failed", LabScript.FailsAt(0.5, 100 * MegaByte, "RAR files failed to verify"));
        sabnzbd.Clock.Advance(TimeSpan.FromMinutes(2));
        using var connector = new DownloadClientConnector(new ClientLimits(), sabnzbd.Clock);
        await using var connection = connector.Open(AddressOf(sabnzbd));

        var report = Read(await connection.ReadReportAsync(CancellationToken.None));
        var queue = Read(await connection.ReadQueueAsync(CancellationToken.None));
        var history = Read(await connection.ReadHistoryAsync("", CancellationToken.None));

        Assert.True(report.IsSupported);
        Assert.All([.. queue.Items, .. history.Items], item => Assert.Null(item.Malformed));
        Assert.Equal([DownloadStatus.Downloading, DownloadStatus.Queued, DownloadStatus.Paused], queue.Items.Select(item => item.Status));
        Assert.Equal(12, queue.Items[0].ProgressPercent, 0.01);
        Assert.Contains("ENCRYPTED", queue.Items[2].Labels, StringComparison.Ordinal);
        Assert.Equal([("Failed", DownloadStatus.Failed), ("Done", DownloadStatus.Completed)], history.Items.Select(item => (item.Title, item.Status)).OrderByDescending(item => item.Title));
        Assert.Contains(history.Items, item => item.Complaint == "RAR files failed to verify");
    }

    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task QBittorrent_is_read_whole_and_then_by_its_changes(string version)
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync(version, logIn: false);
        var running = qbittorrent.Add("Running", LabScript.Completes(MegaByte)).Id;
        qbittorrent.Add("Magnet", LabScript.Always(LabPhase.FetchingMetadata));
        var failed = qbittorrent.Add("Error", LabScript.FailsAt(0.1, MegaByte, "No space left on device")).Id;
        var gone = qbittorrent.Add("Gone", LabScript.VanishesAt(0.5, 10 * MegaByte)).Id;
        using var connector = new DownloadClientConnector(new ClientLimits(), qbittorrent.Clock);
        await using var connection = connector.Open(AddressOf(qbittorrent));

        var whole = Read(await connection.ReadQueueAsync(CancellationToken.None));
        qbittorrent.Clock.Advance(TimeSpan.FromMinutes(2));
        var changes = Read(await connection.ReadQueueAsync(CancellationToken.None));
        var report = Read(await connection.ReadReportAsync(CancellationToken.None));

        Assert.True(whole.IsFull);
        Assert.Equal(4, whole.Items.Count);
        Assert.All([.. whole.Items, .. changes.Items], item => Assert.Null(item.Malformed));
        Assert.False(changes.IsFull);
        Assert.Equal([gone], changes.RemovedIds);
        Assert.Equal(12, changes.Items.Single(item => item.Id == running).ProgressPercent, 0.01);
        Assert.Equal("error", changes.Items.Single(item => item.Id == failed).RawStatus);
        Assert.Contains(report.Warnings, warning => warning.Text.Contains("No space left on device", StringComparison.Ordinal));
        Assert.Equal(1, qbittorrent.Server.Sessions.Attempts);
    }

    [Fact]
    public async Task A_client_that_has_been_running_says_since_when_and_a_restart_is_seen()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        await using var qbittorrent = await QbittorrentFixture.StartAsync(logIn: false);
        using var connector = new DownloadClientConnector(new ClientLimits(), sabnzbd.Clock);
        foreach (var (address, server, restart) in ((ClientAddress, LabHttpServer, Action)[])
            [(AddressOf(sabnzbd), sabnzbd.Server, sabnzbd.Server.Restart), (AddressOf(qbittorrent), qbittorrent.Server, qbittorrent.Server.Restart)])
        {
            await using var connection = connector.Open(address);
            var now = sabnzbd.Clock.GetUtcNow();
            var before = Read(await connection.ReadQueueAsync(CancellationToken.None)).Condition.StartedAt!.Value;
            await server.StopAsync();
            Assert.False((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
            restart();
            await server.StartAsync();
            var after = Read(await connection.ReadQueueAsync(CancellationToken.None)).Condition.StartedAt!.Value;

            Assert.InRange(before, now.AddHours(-6), now.AddHours(-5));
            Assert.InRange(after, now.AddMinutes(-1), now);
        }
    }

    [Fact]
    public async Task Faults_of_the_lab_become_faults_of_the_client()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var connector = new DownloadClientConnector(new ClientLimits { AnswerTimeout = TimeSpan.FromSeconds(5), ListBytesMax = 4 << 20 }, TimeProvider.System);
        await using var connection = connector.Open(AddressOf(sabnzbd));
        foreach (LabFault fault in (LabFault[])[new LabFault.Down(), new LabFault.Html(), new LabFault.RedirectLoop(), new LabFault.Status(500), new LabFault.Truncated(), new LabFault.Endless(), new LabFault.Huge(10)])
        {
            sabnzbd.Server.Faults.Set("queue", fault);
            Assert.False((await connection.ReadQueueAsync(CancellationToken.None)).Ok, fault.ToString());
        }

        sabnzbd.Server.Faults.Clear();
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
    }

    [Theory]
    [InlineData(Malformation.NullId)]
    [InlineData(Malformation.TextForNumber)]
    [InlineData(Malformation.UnknownStatus)]
    [InlineData(Malformation.NotAnObject)]
    public async Task One_malformed_item_of_the_lab_leaves_the_others_as_they_are(Malformation how)
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Queue.AddMany(10);
        sabnzbd.Server.Faults.Set("queue", new LabFault.MalformedItem(4, how));
        using var connector = new DownloadClientConnector(new ClientLimits(), TimeProvider.System);
        await using var connection = connector.Open(AddressOf(sabnzbd));

        var queue = Read(await connection.ReadQueueAsync(CancellationToken.None));

        Assert.Equal(9, queue.Items.Count(item => item is { Malformed: null, RawStatus: "Downloading" }));
    }

    private static ClientAddress AddressOf(SabnzbdFixture sabnzbd) =>
        new(DownloadClientKind.Sabnzbd, sabnzbd.Server.Url, null, sabnzbd.Server.Options.ApiKey, AcceptAnyCertificate: false);

    private static ClientAddress AddressOf(QbittorrentFixture qbittorrent) =>
        new(DownloadClientKind.Qbittorrent, qbittorrent.Server.Url, qbittorrent.Server.Options.User, qbittorrent.Server.Options.Password, AcceptAnyCertificate: false);

    private static T Read<T>(ClientRead<T> read)
        where T : class
    {
        Assert.True(read.Ok, read.Fault?.ToString());
        return read.Value;
    }
}
