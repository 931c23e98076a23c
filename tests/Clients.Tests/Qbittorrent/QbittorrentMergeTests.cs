using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Tests.Qbittorrent;

public sealed class QbittorrentMergeTests
{
    private const string Full = """
        {"rid":1,"full_update":true,"server_state":{"connection_status":"connected","dl_info_speed":5,"free_space_on_disk":99},
         "torrents":{
           "aa":{"name":"A","state":"downloading","size":100,"amount_left":50,"progress":0.5,"save_path":"/d","content_path":"/d/A","num_seeds":3,"num_complete":7,"tags":"x, y","tracker":"https://t.test:1/secretpasskey0123456789/announce"},
           "bb":{"name":"B","state":"stalledDL","size":100,"amount_left":100,"progress":0,"save_path":"/d","content_path":"/d/B","tracker":""}},
         "trackers":{"udp://u.test:2/announce":["bb","aa"]}}
        """;

    [Fact]
    public async Task A_change_is_merged_into_what_is_known_and_only_what_changed_is_reported()
    {
        await using var server = await QbittorrentScript.StartAsync(rid => rid switch
        {
            0 => Full,
            1 => """{"rid":2,"server_state":{"dl_info_speed":6},"torrents":{"aa":{"amount_left":25,"progress":0.75},"bb":{"time_active":9,"reannounce":3}}}""",
            2 => """{"rid":3,"torrents":{"aa":{"state":"stalledUP","amount_left":0,"progress":1,"completion_on":1795218675,"name":"A2"}},"torrents_removed":["bb","never-seen"]}""",
            3 => """{"rid":4}""",
            _ => """{"rid":5,"server_state":{"connection_status":"disconnected"}}""",
        });
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);

        var full = await ReadAsync(connection);
        Assert.True(full.IsFull);
        Assert.Equal(["aa", "bb"], full.Items.Select(item => item.Id));
        Assert.Equal(("t.test", "x,y", 3, 7), (full.Items[0].Tracker, full.Items[0].Labels, full.Items[0].Seeds, full.Items[0].SeedsInSwarm));
        Assert.Equal("u.test", full.Items[1].Tracker);
        Assert.Equal((5, 99, false), (full.Condition.SpeedBytesPerSecond, full.Condition.FreeBytes, full.Condition.Disconnected));
        Assert.Equal("5.1.0", full.Condition.Version);
        Assert.NotNull(full.Condition.StartedAt);

        var progressed = await ReadAsync(connection);
        Assert.False(progressed.IsFull);
        var item = Assert.Single(progressed.Items);
        Assert.Equal(full.Items[0] with { SizeLeftBytes = 25, ProgressPercent = 75 }, item);
        Assert.Equal((6, 99), (progressed.Condition.SpeedBytesPerSecond, progressed.Condition.FreeBytes));

        var ended = await ReadAsync(connection);
        Assert.Equal(["bb"], ended.RemovedIds);
        Assert.Equal((DownloadStatus.Completed, "/d/A", "A2"), (ended.Items[0].Status, ended.Items[0].StoragePath, ended.Items[0].Title));
        Assert.NotNull(ended.Items[0].EndedAt);

        Assert.Empty((await ReadAsync(connection)).Items);
        Assert.True((await ReadAsync(connection)).Condition.Disconnected);
    }

    [Theory]
    [InlineData("""{"full_update":true,"rid":2,"torrents":{"bb":{"name":"B","state":"error","size":1,"amount_left":1}}}""")]
    [InlineData("""{"torrents":{"bb":{"name":"B","state":"error","size":1,"amount_left":1}},"rid":2,"full_update":true}""")]
    public async Task A_full_answer_forgets_what_it_does_not_name_wherever_it_says_that_it_is_full(string second)
    {
        await using var server = await QbittorrentScript.StartAsync(rid => rid == 0 ? Full : rid == 1 ? second : """{"rid":3,"torrents":{"aa":{"amount_left":1}}}""");
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        await ReadAsync(connection);
        var full = await ReadAsync(connection);
        Assert.True(full.IsFull);
        Assert.Equal("bb", Assert.Single(full.Items).Id);
        Assert.NotEmpty(full.Items[0].Complaint);

        // Of one that was forgotten nothing is known any more.
        Assert.Contains("state", Assert.Single((await ReadAsync(connection)).Items).Malformed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"rid\":2,\"torrents\":{\"aa\":{\"amount_left\":1")]
    [InlineData("<html>login</html>")]
    [InlineData("{}")]
    public async Task After_an_answer_that_was_lost_everything_is_asked_for_again(string lost)
    {
        var answers = 0;
        await using var server = await QbittorrentScript.StartAsync(rid => rid == 0 ? Full : answers++ == 0 ? lost : """{"rid":9}""");
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        var first = await ReadAsync(connection);
        Assert.False((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
        var again = await ReadAsync(connection);
        Assert.True(again.IsFull);
        Assert.Equal(first.Items, again.Items);
    }

    [Fact]
    public async Task A_field_that_comes_in_good_order_again_is_no_longer_named()
    {
        await using var server = await QbittorrentScript.StartAsync(rid => rid switch
        {
            0 => Full,
            1 => """{"rid":2,"torrents":{"aa":{"amount_left":"soon"}}}""",
            _ => """{"rid":3,"torrents":{"aa":{"amount_left":10}}}""",
        });
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        await ReadAsync(connection);
        Assert.Equal("Could not be read: amount_left.", Assert.Single((await ReadAsync(connection)).Items).Malformed);
        Assert.Null(Assert.Single((await ReadAsync(connection)).Items).Malformed);
    }

    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task The_recorded_change_fits_the_recorded_whole(string version)
    {
        var folder = $"qbittorrent-{version}";
        await using var server = await QbittorrentScript.StartAsync(rid => Sample.Text(rid == 0 ? $"{folder}/sync_maindata_full.json" : $"{folder}/sync_maindata_delta.json"));
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        var full = await ReadAsync(connection);
        var item = Assert.Single((await ReadAsync(connection)).Items);
        Assert.Equal((DownloadStatus.Paused, WaitReason.Paused), (item.Status, item.Wait));
        Assert.Equal(full.Items[0].Title, item.Title);
        Assert.InRange(item.ProgressPercent, 20, 30);
        Assert.Null(item.Malformed);
        Assert.Null(item.TimeLeft);
    }

    private static async Task<QueueReading> ReadAsync(IDownloadClientConnection connection)
    {
        var read = await connection.ReadQueueAsync(CancellationToken.None);
        Assert.True(read.Ok, read.Fault?.Message);
        return read.Value;
    }
}
