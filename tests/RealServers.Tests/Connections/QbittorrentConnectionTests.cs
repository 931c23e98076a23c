using OrleansMedia.Clients;
using OrleansMedia.Clients.Http;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.RealServers.Tests.Qbittorrent;
using OrleansMedia.RealServers.Tests.Torrents;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.RealServers.Tests.Connections;

/// <summary>What our connection reads of a real qBittorrent.</summary>
public sealed class QbittorrentConnectionTests : IDisposable
{
    private readonly DownloadClientConnector _connector = new(new ClientLimits(), TimeProvider.System);

    public void Dispose() => _connector.Dispose();

    [RealServerFact("qbittorrent-nox")]
    public async Task Only_what_changed_is_read_after_the_first_time_and_a_torrent_that_was_deleted_is_named()
    {
        await using var server = await QbittorrentServer.LaunchAsync();
        await using var connection = Open(server, QbittorrentServer.Password);
        var first = TorrentFile.Of("First.mkv", RandomBytes.Of(50_000, seed: 21));
        var second = TorrentFile.Of("Second.mkv", RandomBytes.Of(50_000, seed: 22));
        await server.AddAsync(first, "tv");
        await server.AddAsync(second, "tv");

        var whole = await ReadAsync(connection);
        Assert.True(whole.IsFull);
        Assert.Equal(new[] { first.InfoHash, second.InfoHash }.Order(), whole.Items.Select(item => item.Id).Order());
        Assert.All(whole.Items, item =>
        {
            Assert.Equal("tv", item.Category);
            Assert.Equal(DownloadProtocol.Torrent, item.Protocol);
            Assert.Null(item.Malformed);
        });

        await server.DeleteAsync(second);
        var removed = new List<string>();
        await Patience.UntilAsync("the deletion is read", TimeSpan.FromSeconds(60), async () =>
        {
            var part = await ReadAsync(connection);
            Assert.False(part.IsFull);
            removed.AddRange(part.RemovedIds);
            return removed.Count > 0;
        });
        Assert.Equal([second.InfoHash], removed);
    }

    [RealServerFact("qbittorrent-nox")]
    public async Task A_torrent_from_a_second_client_is_read_as_it_comes()
    {
        await using var seed = await QbittorrentServer.LaunchAsync();
        await using var leech = await QbittorrentServer.LaunchAsync();
        await using var connection = Open(leech, QbittorrentServer.Password);
        var content = RandomBytes.Of(3_000_000, seed: 23);
        var torrent = TorrentFile.Of("Film.2160p.mkv", content);
        await seed.SeedAsync(torrent, content);
        await leech.AddAsync(torrent, "movies", bytesPerSecond: 300_000);
        await leech.MeetAsync(torrent, seed);

        ClientItem? item = null;
        var between = new HashSet<double>();
        async Task<ClientItem?> LatestAsync()
        {
            var reading = await ReadAsync(connection);
            item = reading.Items.SingleOrDefault(one => one.Id == torrent.InfoHash) ?? item;
            return item;
        }

        await Patience.UntilAsync("two stages were seen", TimeSpan.FromSeconds(120), async () =>
            await LatestAsync() is { ProgressPercent: > 0 and < 100 } now && between.Add(now.ProgressPercent) && between.Count >= 2, () => Task.FromResult($"{item}"));
        await leech.LimitSpeedAsync(torrent, 0);
        await Patience.UntilAsync("it is complete", TimeSpan.FromSeconds(120), async () => await LatestAsync() is { Status: DownloadStatus.Completed });

        Assert.Equal("Film.2160p.mkv", item!.Title);
        Assert.Equal(content.Length, item.SizeBytes);
        Assert.Equal(0, item.SizeLeftBytes);
    }

    [RealServerFact("qbittorrent-nox")]
    public async Task A_wrong_password_is_a_matter_for_a_person()
    {
        await using var server = await QbittorrentServer.LaunchAsync();
        await using var connection = Open(server, "not-the-password");

        var queue = await connection.ReadQueueAsync(CancellationToken.None);

        Assert.Equal(ClientFaultKind.Unauthorized, queue.Fault?.Kind);
        Assert.DoesNotContain("not-the-password", queue.Fault!.Message);
    }

    [RealServerFact("qbittorrent-nox")]
    public async Task After_a_restart_of_the_client_it_logs_in_again_and_reads_everything()
    {
        await using var server = await QbittorrentServer.LaunchAsync();
        await using var connection = Open(server, QbittorrentServer.Password);
        var torrent = TorrentFile.Of("Kept.mkv", RandomBytes.Of(50_000, seed: 24));
        await server.AddAsync(torrent, "tv");
        Assert.True((await ReadAsync(connection)).IsFull);

        await server.StopAsync();
        Assert.Equal(ClientFaultKind.Unreachable, (await connection.ReadQueueAsync(CancellationToken.None)).Fault?.Kind);
        await server.StartAsync();
        await Patience.UntilAsync("it lists what it had", TimeSpan.FromSeconds(120), async () => await server.FindAsync(torrent.InfoHash) is not null);

        var again = await ReadAsync(connection);
        Assert.True(again.IsFull);
        Assert.Equal([torrent.InfoHash], again.Items.Select(item => item.Id));
    }

    private static async Task<QueueReading> ReadAsync(IDownloadClientConnection connection)
    {
        var reading = await connection.ReadQueueAsync(CancellationToken.None);
        Assert.True(reading.Ok, reading.Fault?.Message);
        return reading.Value;
    }

    private IDownloadClientConnection Open(QbittorrentServer server, string password) =>
        _connector.Open(new ClientAddress(DownloadClientKind.Qbittorrent, server.Url, QbittorrentServer.User, password, AcceptAnyCertificate: false));
}
