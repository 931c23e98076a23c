using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>torrents/info: the torrents as a list, by filter, category, tag, hashes, offset and limit.</summary>
internal sealed class TorrentsInfoAnswer(QbittorrentServer server, IQueryCollection query)
{
    public async Task SendAsync(HttpContext http, LabFault.MalformedItem? malformed)
    {
        var snapshot = server.Queue.Snapshot();
        var writer = new TorrentWriter(server.Options);
        await using var answer = new JsonAnswer(http);
        answer.Writer.WriteStartArray();
        var (place, index) = (0, 0);
        var (offset, limit) = (Number("offset"), Number("limit") is > 0 and var asked ? asked : int.MaxValue);
        foreach (var entry in snapshot.Entries)
        {
            var view = TorrentView.Of(entry, snapshot.Now, server.Options.IsModern, entry.Moment.HasEnded ? 0 : ++place);
            if (!IsAskedFor(entry, view) || offset-- > 0)
            {
                continue;
            }

            if (index == limit)
            {
                break;
            }

            writer.WriteWhole(answer.Writer, entry.Download, view, withHash: true, malformed?.Index == index ? malformed.How : null);
            index++;
            await answer.SendPieceAsync();
        }

        answer.Writer.WriteEndArray();
    }

    private int Number(string name) => int.TryParse(query[name], out var number) ? number : 0;

    private bool IsAskedFor(LabEntry entry, in TorrentView view) =>
        (query["hashes"].ToString() is not { Length: > 0 } hashes || hashes == "all" || hashes.Split('|').Contains(entry.Download.Id, StringComparer.OrdinalIgnoreCase))
        && (!query.TryGetValue("category", out var category) || category == view.Category)
        && (!query.TryGetValue("tag", out var tag) || entry.Download.Release.Tags.Split(", ").Contains(tag.ToString()))
        && IsInFilter(query["filter"].ToString(), entry.Moment, view);

    private static bool IsInFilter(string filter, LabMoment moment, in TorrentView view) => filter switch
    {
        "downloading" => view.State is "downloading" or "stalledDL" or "metaDL" or "queuedDL" or "checkingDL" or "pausedDL" or "stoppedDL",
        "seeding" => view.State is "uploading" or "stalledUP" or "queuedUP" or "checkingUP",
        "completed" => view.AmountLeft == 0 && view.HasMetadata,
        "paused" or "stopped" => moment.Phase == LabPhase.Paused,
        "resumed" or "running" => moment.Phase != LabPhase.Paused,
        "active" => view.DlSpeed > 0 || view.UpSpeed > 0,
        "inactive" => view is { DlSpeed: 0, UpSpeed: 0 },
        "stalled" => view.State is "stalledDL" or "stalledUP",
        "stalled_downloading" => view.State == "stalledDL",
        "stalled_uploading" => view.State == "stalledUP",
        "errored" => view.State is "error" or "missingFiles",
        _ => true,
    };
}
