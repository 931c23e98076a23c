using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>
/// sync/maindata: everything when the caller names no answer or one that is not the last, else what has changed since it.
/// </summary>
internal sealed class MaindataAnswer(QbittorrentServer server, QbittorrentSession session)
{
    private readonly TorrentWriter _writer = new(server.Options);

    public async Task SendAsync(HttpContext http, LabFault.MalformedItem? malformed)
    {
        await session.Turn.WaitAsync(http.RequestAborted);
        try
        {
            var isFull = !int.TryParse(http.Request.Query["rid"], out var rid) || rid == 0 || rid != session.Rid;
            session.Rid = session.Rid % 1_000_000 + 1;
            if (isFull)
            {
                session.Torrents.Clear();
            }

            var snapshot = server.Queue.Snapshot();
            await using var answer = new JsonAnswer(http);
            var json = answer.Writer;
            json.WriteStartObject();
            if (isFull)
            {
                json.WriteBoolean("full_update", true);
            }

            json.WriteNumber("rid", session.Rid);
            WriteServer(json, snapshot, isFull);
            await WriteTorrentsAsync(answer, snapshot, isFull, malformed);
            json.WriteEndObject();
        }
        catch
        {
            // Nobody knows how much of the answer arrived: the next one is full.
            session.Rid++;
            throw;
        }
        finally
        {
            session.Turn.Release();
        }
    }

    private void WriteServer(Utf8JsonWriter json, LabSnapshot snapshot, bool isFull)
    {
        var state = ServerStateView.Of(snapshot, server);
        if (isFull || state != session.ServerState)
        {
            state.Write(json, isFull ? null : session.ServerState, server.Options.IsModern);
            session.ServerState = state;
        }

        if (isFull || session.CategoriesVersion != server.Labels.CategoriesVersion)
        {
            json.WritePropertyName("categories");
            server.Labels.WriteCategories(json);
            session.CategoriesVersion = server.Labels.CategoriesVersion;
        }

        if (isFull || session.TagsVersion != server.Labels.TagsVersion)
        {
            json.WritePropertyName("tags");
            server.Labels.WriteTags(json);
            session.TagsVersion = server.Labels.TagsVersion;
        }
    }

    private async Task WriteTorrentsAsync(JsonAnswer answer, LabSnapshot snapshot, bool isFull, LabFault.MalformedItem? malformed)
    {
        var json = answer.Writer;
        var (place, index, isOpen, hasNew) = (0, 0, false, false);
        foreach (var entry in snapshot.Entries)
        {
            var download = entry.Download;
            var view = TorrentView.Of(entry, snapshot.Now, server.Options.IsModern, entry.Moment.HasEnded ? 0 : ++place);
            var isKnown = session.Torrents.TryGetValue(download.Id, out var told);
            session.Torrents[download.Id] = (view, session.Rid);
            if (isKnown && told.View == view)
            {
                continue;
            }

            if (!isOpen)
            {
                json.WriteStartObject("torrents");
                isOpen = true;
            }

            json.WritePropertyName(download.Id);
            if (isKnown)
            {
                _writer.WriteDelta(json, download, view, told.View);
            }
            else
            {
                _writer.WriteWhole(json, download, view, withHash: false, isFull && malformed?.Index == index ? malformed.How : null);
                hasNew = true;
            }

            index++;
            await answer.SendPieceAsync();
        }

        if (isOpen)
        {
            json.WriteEndObject();
        }

        WriteRemoved(json);
        if (isFull || hasNew)
        {
            await WriteTrackersAsync(answer, snapshot);
        }
    }

    private void WriteRemoved(Utf8JsonWriter json)
    {
        var removed = session.Torrents.Where(torrent => torrent.Value.Rid != session.Rid).Select(torrent => torrent.Key).ToList();
        if (removed.Count == 0)
        {
            return;
        }

        json.WriteStartArray("torrents_removed");
        foreach (var hash in removed)
        {
            session.Torrents.Remove(hash);
            json.WriteStringValue(hash);
        }

        json.WriteEndArray();
    }

    private static async Task WriteTrackersAsync(JsonAnswer answer, LabSnapshot snapshot)
    {
        answer.Writer.WriteStartObject("trackers");
        foreach (var tracker in snapshot.Entries.GroupBy(entry => entry.Download.Release.Tracker.Url))
        {
            answer.Writer.WriteStartArray(tracker.Key);
            foreach (var entry in tracker)
            {
                answer.Writer.WriteStringValue(entry.Download.Id);
                await answer.SendPieceAsync();
            }

            answer.Writer.WriteEndArray();
        }

        answer.Writer.WriteEndObject();
    }
}
