using OrleansMedia.Clients.Tests.Http;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Tests;

public sealed class MalformedItemTests
{
    private const string GoodSlot = """{"nzo_id":"good","filename":"Good","status":"Downloading","mb":"100.00","mbleft":"25.00","percentage":"75","timeleft":"0:01:00"}""";
    private const string GoodTorrent = """{"name":"Good","state":"downloading","size":100,"amount_left":25,"progress":0.75}""";

    [Theory]
    [InlineData("""{"nzo_id":"bad","filename":"Bad","status":17,"mb":"1","mbleft":"1"}""", "status", DownloadStatus.Unknown)]
    [InlineData("""{"nzo_id":"bad","filename":"Bad","status":"Downloading","mb":"a lot","mbleft":"1"}""", "mb", DownloadStatus.Downloading)]
    [InlineData("""{"nzo_id":"bad","filename":"Bad","status":"Downloading","mb":"1","mbleft":{"x":[1,{"y":2}]}}""", "mbleft", DownloadStatus.Downloading)]
    [InlineData("""{"nzo_id":"bad","filename":["Bad"],"status":"Downloading","mb":"1","mbleft":"1"}""", "filename", DownloadStatus.Downloading)]
    [InlineData("""{"nzo_id":"bad"}""", "status, mb, mbleft", DownloadStatus.Unknown)]
    [InlineData("""{"nzo_id":"bad","filename":"Bad","status":"Downloading","mb":1e300,"mbleft":-5,"cat":5}""", "cat, mb, mbleft", DownloadStatus.Downloading)]
    public async Task A_malformed_slot_is_named_and_its_neighbours_are_whole(string slot, string fields, DownloadStatus status)
    {
        var queue = await QueueAsync($$$"""{"queue":{"slots":[{{{slot}}},{{{GoodSlot}}}]}}""");
        Assert.Equal(0, queue.MalformedCount);
        Assert.Equal(status, queue.Items[0].Status);
        var named = queue.Items[0].Malformed!;
        Assert.All(fields.Split(", "), field => Assert.Contains(field, named, StringComparison.Ordinal));
        AssertGood(queue.Items[1]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("\"slot\"")]
    [InlineData("[[{\"nzo_id\":\"x\"}]]")]
    [InlineData("""{"nzo_id":null,"filename":"Bad"}""")]
    [InlineData("""{"nzo_id":"","filename":"Bad"}""")]
    [InlineData("""{"nzo_id":{"a":1},"filename":"Bad"}""")]
    [InlineData("""{"nzo_id":"with space","filename":"Bad"}""")]
    [InlineData("""{"nzo_id":"good","filename":"A second of that id"}""")]
    [InlineData("""{"filename":"Bad"}""")]
    public async Task A_slot_without_a_usable_id_is_counted(string slot)
    {
        var queue = await QueueAsync($$$"""{"queue":{"noofslots":3,"slots":[{{{GoodSlot}}},{{{slot}}},{"nzo_id":7,"status":"Paused","mb":1,"mbleft":1}]}}""");
        Assert.Equal(1, queue.MalformedCount);
        Assert.True(queue.IsFull);
        AssertGood(queue.Items[0]);
        Assert.Equal(("7", null), (queue.Items[1].Id, queue.Items[1].Malformed));
    }

    [Theory]
    [InlineData("""{"name":"Bad","state":null,"size":1,"amount_left":1}""", "state", DownloadStatus.Unknown)]
    [InlineData("""{"name":"Bad","state":"downloading","size":"huge","amount_left":1}""", "size", DownloadStatus.Downloading)]
    [InlineData("""{"name":{"x":1},"state":"downloading","size":1,"amount_left":[1]}""", "name, amount_left", DownloadStatus.Downloading)]
    [InlineData("17", "the record", DownloadStatus.Unknown)]
    [InlineData("null", "the record", DownloadStatus.Unknown)]
    [InlineData("[]", "the record", DownloadStatus.Unknown)]
    public async Task A_malformed_torrent_is_named_and_its_neighbours_are_whole(string torrent, string fields, DownloadStatus status)
    {
        var queue = await TorrentsAsync($$$"""{"rid":1,"full_update":true,"torrents":{"bad":{{{torrent}}},"good":{{{GoodTorrent}}}}}""");
        Assert.Equal(0, queue.MalformedCount);
        Assert.Equal(status, queue.Items[0].Status);
        var named = queue.Items[0].Malformed!;
        Assert.All(fields.Split(", "), field => Assert.Contains(field, named, StringComparison.Ordinal));
        AssertGood(queue.Items[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("back\\\\slash\\u0000")]
    public async Task A_torrent_without_a_usable_hash_is_counted(string hash)
    {
        var queue = await TorrentsAsync($$$"""{"rid":1,"full_update":true,"torrents":{"{{{hash}}}":{{{GoodTorrent}}},"good":{{{GoodTorrent}}}}}""");
        Assert.Equal(1, queue.MalformedCount);
        AssertGood(Assert.Single(queue.Items));
    }

    [Theory]
    [InlineData("Daydreaming")]
    [InlineData("")]
    public async Task A_status_that_no_version_knows_is_unknown(string word)
    {
        var queue = await QueueAsync($$$"""{"queue":{"slots":[{"nzo_id":"a","status":"{{{word}}}","mb":"1","mbleft":"1"}]}}""");
        Assert.Equal((DownloadStatus.Unknown, word), (queue.Items[0].Status, queue.Items[0].RawStatus));
    }

    [Fact]
    public async Task An_id_that_is_too_long_is_none_and_a_title_that_is_too_long_is_cut()
    {
        var id = new string('x', DownloadKey.ItemIdLengthMax + 1);
        var queue = await QueueAsync($$$"""{"queue":{"slots":[{"nzo_id":"{{{id}}}"},{"nzo_id":"a","filename":"{{{new string('t', 20000)}}}","status":"Paused","mb":"1","mbleft":"1"}]}}""");
        Assert.Equal(1, queue.MalformedCount);
        Assert.Equal(500, Assert.Single(queue.Items).Title.Length);
    }

    [Fact]
    public async Task More_items_than_the_limit_are_a_fault_and_not_half_a_list()
    {
        var slots = string.Join(',', Enumerable.Range(0, 11).Select(i => $$"""{"nzo_id":"a{{i}}"}"""));
        await using var server = await ScriptedServer.AlwaysAsync($$$"""{"queue":{"slots":[{{{slots}}}]}}""");
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url, Opened.Small with { ItemsMax = 10 });
        Assert.Equal(ClientFaultKind.TooLarge, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
    }

    private static void AssertGood(ClientItem item)
    {
        Assert.Equal(("good", "Good", "downloading", 75.0), (item.Id, item.Title, item.RawStatus.ToLowerInvariant(), item.ProgressPercent));
        Assert.Null(item.Malformed);
    }

    private static async Task<QueueReading> QueueAsync(string answer)
    {
        await using var server = await ScriptedServer.AlwaysAsync(answer);
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        var read = await connection.ReadQueueAsync(CancellationToken.None);
        Assert.True(read.Ok, read.Fault?.Message);
        return read.Value;
    }

    private static async Task<QueueReading> TorrentsAsync(string answer)
    {
        await using var server = await Qbittorrent.QbittorrentScript.StartAsync(_ => answer);
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        var read = await connection.ReadQueueAsync(CancellationToken.None);
        Assert.True(read.Ok, read.Fault?.Message);
        return read.Value;
    }
}
