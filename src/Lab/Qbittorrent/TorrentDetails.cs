using System.Text.Json;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>torrents/trackers, torrents/properties and torrents/files of one torrent.</summary>
internal static class TorrentDetails
{
    private const long PieceBytes = 4 << 20;

    /// <summary>The trackers; the first three rows are not trackers but sources, as in the real answer.</summary>
    public static void Trackers(Utf8JsonWriter json, LabEntry entry)
    {
        json.WriteStartArray();
        foreach (var source in (ReadOnlySpan<string>)["** [DHT] **", "** [PeX] **", "** [LSD] **"])
        {
            WriteTracker(json, source, "", 0, 0, -1);
        }

        var tracker = entry.Download.Release.Tracker;
        if (tracker.Complaint.Length > 0)
        {
            WriteTracker(json, tracker.Url, tracker.Complaint, 4, -1, 0);
        }
        else
        {
            WriteTracker(json, tracker.Url, "", 2, entry.Moment.Phase == LabPhase.Downloading ? entry.Download.Release.Seeds : 0, 0);
        }

        json.WriteEndArray();
    }

    /// <summary>The properties of one torrent.</summary>
    public static void Properties(Utf8JsonWriter json, LabEntry entry, in TorrentView view, QbittorrentOptions options)
    {
        var (download, moment) = entry;
        json.WriteStartObject();
        json.WriteNumber("addition_date", download.AddedAt.ToUnixTimeSeconds());
        json.WriteString("comment", "");
        json.WriteNumber("completion_date", view.CompletionOn > 0 ? view.CompletionOn : -1);
        json.WriteString("created_by", "lab");
        json.WriteNumber("creation_date", download.AddedAt.AddDays(-2).ToUnixTimeSeconds());
        json.WriteNumber("dl_limit", -1);
        json.WriteNumber("dl_speed", view.DlSpeed);
        json.WriteNumber("dl_speed_avg", (long)(moment.DoneBytes / Math.Max(1, moment.Ran.TotalSeconds)));
        json.WriteString("download_path", "");
        json.WriteNumber("eta", view.Eta);
        json.WriteString("hash", download.Id);
        json.WriteString("infohash_v1", download.Id);
        json.WriteString("infohash_v2", "");
        json.WriteBoolean("is_private", download.Release.IsPrivate);
        json.WriteNumber("last_seen", view.SeenComplete);
        json.WriteString("name", download.Release.Name);
        WriteSwarm(json, view, download.Release);
        json.WriteString("save_path", options.SavePath);
        json.WriteNumber("share_ratio", view.Ratio);
        json.WriteNumber("time_elapsed", view.TimeActive);
        json.WriteNumber("total_downloaded", view.Completed);
        json.WriteNumber("total_downloaded_session", view.Completed);
        json.WriteNumber("total_size", view.HasMetadata ? view.Size : -1);
        json.WriteNumber("total_uploaded", view.Uploaded);
        json.WriteNumber("total_uploaded_session", view.Uploaded);
        json.WriteNumber("total_wasted", 0);
        json.WriteNumber("up_limit", -1);
        json.WriteNumber("up_speed", view.UpSpeed);
        json.WriteNumber("up_speed_avg", 0);
        if (options.IsModern)
        {
            json.WriteBoolean("has_metadata", view.HasMetadata);
            json.WriteNumber("popularity", 0);
            json.WriteBoolean("private", download.Release.IsPrivate);
            json.WriteNumber("progress", view.Progress);
        }

        json.WriteEndObject();
    }

    /// <summary>The files: each torrent of the Lab has one.</summary>
    public static void Files(Utf8JsonWriter json, LabEntry entry, in TorrentView view)
    {
        json.WriteStartArray();
        if (view.HasMetadata)
        {
            json.WriteStartObject();
            json.WriteNumber("availability", 1);
            json.WriteNumber("index", 0);
            json.WriteBoolean("is_seed", view.AmountLeft == 0);
            json.WriteString("name", entry.Download.Release.Name + ".mkv");
            json.WriteStartArray("piece_range");
            json.WriteNumberValue(0);
            json.WriteNumberValue(view.Size / PieceBytes);
            json.WriteEndArray();
            json.WriteNumber("priority", 1);
            json.WriteNumber("progress", view.Progress);
            json.WriteNumber("size", view.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSwarm(Utf8JsonWriter json, in TorrentView view, LabRelease release)
    {
        json.WriteNumber("nb_connections", view.NumSeeds + view.NumLeechs);
        json.WriteNumber("nb_connections_limit", 100);
        json.WriteNumber("peers", view.NumLeechs);
        json.WriteNumber("peers_total", view.NumIncomplete);
        json.WriteNumber("piece_size", PieceBytes);
        json.WriteNumber("pieces_have", view.Completed / PieceBytes);
        json.WriteNumber("pieces_num", release.SizeBytes / PieceBytes + 1);
        json.WriteNumber("reannounce", view.Reannounce);
        json.WriteNumber("seeding_time", view.SeedingTime);
        json.WriteNumber("seeds", view.NumSeeds);
        json.WriteNumber("seeds_total", view.NumComplete);
    }

    private static void WriteTracker(Utf8JsonWriter json, string url, string message, int status, int seeds, int tier)
    {
        json.WriteStartObject();
        json.WriteString("msg", message);
        json.WriteNumber("num_downloaded", Math.Min(seeds, 0));
        json.WriteNumber("num_leeches", Math.Min(seeds, 0));
        json.WriteNumber("num_peers", seeds);
        json.WriteNumber("num_seeds", seeds);
        json.WriteNumber("status", status);
        json.WriteNumber("tier", tier);
        json.WriteString("url", url);
        json.WriteEndObject();
    }
}
