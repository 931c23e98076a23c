using System.Text;
using System.Text.Json.Nodes;
using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Json;
using OrleansMedia.Clients.Qbittorrent;
using OrleansMedia.Clients.Sabnzbd;
using OrleansMedia.Clients.Tests.Http;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Tests;

public sealed class SampleDecodingTests
{
    private const int ItemsMax = 1000;
    private const int LongBytes = 4096;

    private static readonly Endpoint At = new(new ClientAddress(DownloadClientKind.Sabnzbd, new Uri("http://nas:8080"), null, null, false));

    public static TheoryData<string> Payloads => new(Paths);

    private static IEnumerable<string> Paths => [.. Sample.Paths("queue_*.json"), .. Sample.Paths("history_*.json"), .. Torrents()];

    /// <summary>Samples/expected.txt lists every item of every recorded answer, each with all that is made of it.</summary>
    [Fact]
    public async Task Every_recorded_answer_is_understood_as_written_down()
    {
        var text = new StringBuilder();
        foreach (var path in Paths)
        {
            text.Append(path).Append('\n');
            foreach (var line in await DecodeAsync(path, new MemoryStream(Payload(path))))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        Assert.Equal(Sample.Text("expected.txt").ReplaceLineEndings("\n"), text.ToString());
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task An_answer_that_comes_in_pieces_is_the_same_answer(string path)
    {
        var payload = Payload(path);
        var whole = await DecodeAsync(path, new MemoryStream(payload));
        for (var bytesEach = 1; bytesEach <= 7; bytesEach++)
        {
            Assert.Equal(whole, await DecodeAsync(path, new TrickleStream(payload, bytesEach, bytesEach)));
        }

        // Long lists repeat themselves: there a cut at every fifth byte still meets every kind of place.
        var step = payload.Length > LongBytes ? 5 : 1;
        for (var cut = 1; cut < payload.Length; cut += step)
        {
            Assert.Equal(whole, await DecodeAsync(path, new TrickleStream(payload, cut, int.MaxValue)));
        }
    }

    private static IEnumerable<string> Torrents() =>
        Sample.Paths("info_*.json").Concat(Sample.Paths("sync_*.json")).Concat(Sample.Paths("torrents_info_all.json")).Order(StringComparer.Ordinal);

    private static byte[] Payload(string path)
    {
        var name = Path.GetFileName(path);
        var text = name.StartsWith("queue_", StringComparison.Ordinal) ? Sample.Queue(path)
            : name.StartsWith("history_", StringComparison.Ordinal) ? Sample.History(path)
            : Sample.Maindata(path);
        return JsonNode.Parse(text)!.ToJsonString().Bytes(); // Without the indentation that the recording added.
    }

    private static async Task<List<string>> DecodeAsync(string path, Stream stream)
    {
        var name = Path.GetFileName(path);
        if (name.StartsWith("queue_", StringComparison.Ordinal))
        {
            var queue = new SabnzbdQueueVisitor(At, ItemsMax);
            await ReadAsync(stream, queue);
            return [$"{queue.Condition} complete={queue.IsComplete} malformed={queue.MalformedCount}", .. queue.Items.Select(Line)];
        }

        if (name.StartsWith("history_", StringComparison.Ordinal))
        {
            var history = new SabnzbdHistoryVisitor(At, ItemsMax);
            await ReadAsync(stream, history);
            return
            [
                $"counter={history.LastUpdate} unchanged={history.IsUnchanged} complete={history.IsComplete} malformed={history.MalformedCount}",
                .. history.Items.Select(Line),
            ];
        }

        var torrents = new QbittorrentTorrents();
        torrents.BeginAnswer();
        var answer = new QbittorrentMaindataVisitor(torrents, At, ItemsMax);
        await ReadAsync(stream, answer);
        var items = answer.IsFull ? torrents.All() : torrents.Changed();
        return
        [
            $"rid={answer.ResponseId} full={answer.IsFull} connection={torrents.ConnectionStatus} speed={torrents.Speed} free={torrents.FreeBytes}",
            .. items.Select(Line),
        ];
    }

    private static Task ReadAsync(Stream stream, JsonVisitor visitor) => JsonAnswer.ReadAsync(stream, visitor, At, 1 << 20, CancellationToken.None);

    /// <summary>An item on one line, without the fields that have nothing to say.</summary>
    private static string Line(ClientItem item)
    {
        var text = new StringBuilder($"{item.Id} \"{item.Title}\" {item.Status}({item.RawStatus})");
        Add(text, "wait", item.Wait == Domain.Downloads.WaitReason.None ? "" : item.Wait.ToString());
        text.Append($" {item.ProgressPercent:0.##}% of {item.SizeBytes}, {item.SizeLeftBytes} left");
        Add(text, "speed", item.SpeedBytesPerSecond?.ToString() ?? "");
        Add(text, "timeleft", item.TimeLeft?.ToString("c") ?? "");
        Add(text, "category", item.Category);
        Add(text, "labels", item.Labels);
        Add(text, "tracker", item.Tracker ?? "");
        Add(text, "seeds", item.Seeds is null ? "" : $"{item.Seeds}/{item.SeedsInSwarm}");
        Add(text, "private", item.IsPrivate?.ToString() ?? "");
        Add(text, "complaint", item.Complaint);
        Add(text, "storage", item.StoragePath);
        Add(text, "added", item.AddedAt?.ToString("u") ?? "");
        Add(text, "ended", item.EndedAt?.ToString("u") ?? "");
        Add(text, "malformed", item.Malformed ?? "");
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
        {
            text.Append($" {name}={value}");
        }
    }
}
