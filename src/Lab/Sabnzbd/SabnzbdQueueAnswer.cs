using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>mode=queue: what waits and what downloads, with the totals of the whole queue.</summary>
internal sealed class SabnzbdQueueAnswer(SabnzbdServer server, SabnzbdCall call)
{
    private readonly LabSnapshot _snapshot = server.Queue.Snapshot();
    private readonly SabnzbdFilter _filter = new(call);

    public async Task SendAsync(HttpContext http, LabFault.MalformedItem? malformed)
    {
        var queued = _snapshot.Entries.Where(entry => IsQueued(entry.Moment)).ToList();
        var asked = queued.Where(entry => _filter.Has(entry.Download)).ToList();
        var totals = Totals.Of(queued);
        var start = call.Number("start");
        var shown = call.Number("limit") is > 0 and var limit ? asked.Skip(start).Take(limit) : asked.Skip(start);

        await using var answer = new JsonAnswer(http, SabnzbdServer.JsonType);
        var json = answer.Writer;
        json.WriteStartObject();
        json.WriteStartObject("queue");
        SabnzbdState.Write(json, server, _snapshot.IsPaused);
        WriteTotals(json, totals, asked.Count, start);
        json.WriteStartArray("slots");
        var slot = new SabnzbdSlot(_snapshot, totals.BytesPerSecond);
        var position = 0;
        foreach (var entry in shown)
        {
            slot.Write(json, entry, start + position, malformed?.Index == position ? malformed.How : null);
            position++;
            await answer.SendPieceAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Everything that has neither ended nor reached post-processing is in the queue.</summary>
    internal static bool IsQueued(LabMoment moment) => !moment.HasEnded && !moment.IsPostProcessing;

    private void WriteTotals(Utf8JsonWriter json, Totals totals, int slots, int start)
    {
        var bytesPerSecond = _snapshot.IsPaused ? 0 : totals.BytesPerSecond;
        SabnzbdFormat.Number(json, Names.KbPerSec, bytesPerSecond / 1024, "F2");
        json.WriteString("speed", SabnzbdFormat.Size(bytesPerSecond));
        SabnzbdFormat.MegaBytes(json, Names.MbLeft, totals.BytesLeft);
        SabnzbdFormat.MegaBytes(json, Names.Mb, totals.Bytes);
        json.WriteString("sizeleft", SabnzbdFormat.Size(totals.BytesLeft, "B"));
        json.WriteString("size", SabnzbdFormat.Size(totals.Bytes, "B"));
        json.WriteNumber("noofslots_total", totals.Running);
        json.WriteNumber("noofslots", slots);
        json.WriteNumber("start", start);
        json.WriteNumber("limit", call.Number("limit"));
        json.WriteNumber("finish", start + call.Number("limit"));
        json.WriteString("status", _snapshot.IsPaused ? "Paused" : bytesPerSecond > 0 ? "Downloading" : "Idle");
        json.WriteString("timeleft", SabnzbdFormat.TimeLeft(totals.BytesLeft, bytesPerSecond));
    }

    private static class Names
    {
        public static readonly JsonEncodedText KbPerSec = JsonEncodedText.Encode("kbpersec");
        public static readonly JsonEncodedText MbLeft = JsonEncodedText.Encode("mbleft");
        public static readonly JsonEncodedText Mb = JsonEncodedText.Encode("mb");
    }

    /// <summary>The sums over the queue; a paused job is left out of them, as SABnzbd does.</summary>
    private readonly record struct Totals(long Bytes, long BytesLeft, double BytesPerSecond, int Running)
    {
        public static Totals Of(List<LabEntry> queued)
        {
            var (bytes, left, speed, running) = (0L, 0L, 0.0, 0);
            foreach (var (download, moment) in queued)
            {
                if (moment.Phase != LabPhase.Paused)
                {
                    bytes += download.Release.SizeBytes;
                    left += download.Release.SizeBytes - moment.DoneBytes;
                    speed += moment.BytesPerSecond;
                    running++;
                }
            }

            return new Totals(bytes, left, speed, running);
        }
    }
}
