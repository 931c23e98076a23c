using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>mode=history: what is being post-processed, then what has ended, newest first.</summary>
internal sealed class SabnzbdHistoryAnswer(SabnzbdServer server, SabnzbdCall call)
{
    private readonly LabSnapshot _snapshot = server.Queue.Snapshot();
    private readonly SabnzbdFilter _filter = new(call);
    private readonly bool _isArchive = server.IsModern && call.IsOn("archive");
    private readonly bool _isFailedOnly = call.IsOn("failed_only");

    public async Task SendAsync(HttpContext http, LabFault.MalformedItem? malformed)
    {
        var isProcessing = _snapshot.Entries.Any(entry => entry.Moment.IsPostProcessing);
        await using var answer = new JsonAnswer(http, SabnzbdServer.JsonType);
        var json = answer.Writer;
        json.WriteStartObject();
        if (!isProcessing && call.Number("last_history_update") == _snapshot.HistoryVersion)
        {
            json.WriteBoolean("history", false);
            json.WriteEndObject();
            return;
        }

        var asked = _snapshot.Entries.Where(IsAskedFor)
            .OrderByDescending(entry => entry.Moment.IsPostProcessing)
            .ThenByDescending(entry => entry.Download.EndedAt ?? _snapshot.Now)
            .ToList();
        var total = SabnzbdFormat.Size(asked.Sum(entry => entry.Moment.DoneBytes));
        json.WriteStartObject("history");
        foreach (var period in (ReadOnlySpan<string>)["total_size", "month_size", "week_size", "day_size"])
        {
            json.WriteString(period, total);
        }

        json.WriteStartArray("slots");
        var position = 0;
        var start = call.Number("start");
        var limit = call.Number("limit") is > 0 and var asks ? asks : int.MaxValue;
        var slot = new SabnzbdHistorySlot(server, _snapshot.Now);
        foreach (var entry in asked.Skip(start).Take(limit))
        {
            slot.Write(json, entry, asked.Count - start - position, malformed?.Index == position ? malformed.How : null);
            position++;
            await answer.SendPieceAsync();
        }

        json.WriteEndArray();
        if (server.IsModern)
        {
            json.WriteNumber("ppslots", _snapshot.Entries.Count(entry => entry.Moment.IsPostProcessing));
        }

        json.WriteNumber("noofslots", asked.Count);
        json.WriteNumber("last_history_update", _snapshot.HistoryVersion);
        json.WriteString("version", server.Options.Version);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private bool IsAskedFor(LabEntry entry)
    {
        var (download, moment) = entry;
        return !SabnzbdQueueAnswer.IsQueued(moment)
            && download.IsArchived == _isArchive
            && (!_isFailedOnly || moment.Phase == LabPhase.Failed)
            && _filter.Has(download);
    }
}
