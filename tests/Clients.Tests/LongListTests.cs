using System.Diagnostics;
using System.Text;
using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Json;
using OrleansMedia.Clients.Qbittorrent;
using OrleansMedia.Clients.Sabnzbd;
using OrleansMedia.Clients.Tests.Http;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Tests;

[Collection(MemoryCollection.Name)]
public sealed class LongListTests
{
    private const int Count = 100_000;

    private static readonly Endpoint At = new(new ClientAddress(DownloadClientKind.Sabnzbd, new Uri("http://nas:8080"), null, null, false));

    [Fact]
    public async Task A_queue_of_100000_is_read_as_it_streams_in()
    {
        const string slot = """{"index":0,"nzo_id":"SABnzbd_nzo_~~~~~~","unpackopts":"3","priority":"Normal","script":"None","filename":"Some.Series.S01E01.~~~~~~.1080p","labels":[],"password":"","cat":"tv","mbleft":"8.12","mb":"16.24","size":"16.2 MB","sizeleft":"8.1 MB","percentage":"50","mbmissing":"0.00","direct_unpack":null,"status":"Downloading","timeleft":"0:00:28","avg_age":"8m"}""";
        var bytes = Repeat("{\"queue\":{\"version\":\"4.5.0\",\"paused\":false,\"noofslots\":100000,\"slots\":[", i => slot.Replace("~~~~~~", $"{i:000000}", StringComparison.Ordinal), "]}}");
        var visitor = new SabnzbdQueueVisitor(At, Count);
        var took = await TimeAsync(bytes, visitor);
        Assert.Equal(Count, visitor.Items.Count);
        Assert.Equal("SABnzbd_nzo_099999", visitor.Items[^1].Id);
        Assert.True(visitor.IsComplete);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(20)); // The figure itself is measured by the benchmark "poll".
    }

    [Fact]
    public async Task Ten_thousand_torrents_stay_a_few_megabytes()
    {
        const int torrentCount = 10_000;
        var torrent = Sample.Maindata("qbittorrent-5.1.0/info_downloading.json");
        var record = torrent[(torrent.IndexOf("\"torrents\":{", StringComparison.Ordinal) + 12)..^2].Replace("Seeded.qb5.234745.bin", "Some.Series.S01E01.~~~~~~.1080p.mkv", StringComparison.Ordinal);
        var bytes = Repeat("{\"rid\":1,\"full_update\":true,\"torrents\":{", i => string.Concat("\"", $"{i:0000000000000000000000000000000000000000}", record.AsSpan(41)).Replace("~~~~~~", $"{i:000000}", StringComparison.Ordinal), "}}", torrentCount);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var torrents = new QbittorrentTorrents();
        torrents.BeginAnswer();
        await JsonAnswer.ReadAsync(new MemoryStream(bytes), new QbittorrentMaindataVisitor(torrents, At, Count), At, 1 << 20, CancellationToken.None);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(torrentCount, torrents.Count);
        Assert.InRange(kept / torrentCount, 0, 800);
        GC.KeepAlive(torrents);
        GC.KeepAlive(bytes);
    }

    [Fact]
    public async Task Hundreds_of_megabytes_of_nothing_cost_no_memory()
    {
        const long bytesMax = 200L << 20;
        var before = GC.GetTotalAllocatedBytes();
        await using var stream = new BoundedStream(new EndlessStream("{\"a\":[1,2,3]},"), bytesMax, At);
        var fault = await Assert.ThrowsAsync<ClientFaultException>(
            () => JsonAnswer.ReadAsync(stream, new SabnzbdQueueVisitor(At, Count), At, 1 << 20, CancellationToken.None));
        Assert.Equal(ClientFaultKind.TooLarge, fault.Fault.Kind);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 8L << 20);
    }

    private static byte[] Repeat(string beginning, Func<int, string> item, string end, int count = Count) =>
        new StringBuilder(beginning).AppendJoin(',', Enumerable.Range(0, count).Select(item)).Append(end).ToString().Bytes();

    private static async Task<TimeSpan> TimeAsync(byte[] bytes, JsonVisitor visitor)
    {
        var started = Stopwatch.GetTimestamp();
        await JsonAnswer.ReadAsync(new MemoryStream(bytes), visitor, At, 1 << 20, CancellationToken.None);
        return Stopwatch.GetElapsedTime(started);
    }
}
