using System.Text.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>Writes torrents: whole, or the fields that differ from an earlier view.</summary>
internal sealed class TorrentWriter(QbittorrentOptions options)
{
    /// <summary>Writes every field.</summary>
    public void WriteWhole(Utf8JsonWriter json, LabDownload download, in TorrentView view, bool withHash, Malformation? broken)
    {
        if (broken == Malformation.NotAnObject)
        {
            json.WriteNumberValue(0);
            return;
        }

        json.WriteStartObject();
        if (withHash)
        {
            json.WriteString(TorrentNames.Hash, broken == Malformation.NullId ? null : download.Id);
        }

        WriteFixed(json, download, view, broken);
        WriteChanging(json, new TorrentChanges(view, default, IsWhole: true), broken);
        json.WriteEndObject();
    }

    /// <summary>Writes what differs.</summary>
    public void WriteDelta(Utf8JsonWriter json, LabDownload download, in TorrentView view, in TorrentView before)
    {
        json.WriteStartObject();
        if (view.HasMetadata != before.HasMetadata)
        {
            WriteOfMetadata(json, download.Release, view);
        }

        WriteChanging(json, new TorrentChanges(view, before, IsWhole: false), null);
        json.WriteEndObject();
    }

    private void WriteFixed(Utf8JsonWriter json, LabDownload download, in TorrentView view, Malformation? broken)
    {
        var release = download.Release;
        var trackerUrl = release.Tracker.Complaint.Length == 0 ? release.Tracker.Url : "";
        json.WriteNumber("added_on", download.AddedAt.ToUnixTimeSeconds());
        json.WriteBoolean("auto_tmm", false);
        json.WriteNumber("dl_limit", 0);
        json.WriteString("download_path", "");
        json.WriteBoolean("f_l_piece_prio", false);
        json.WriteBoolean("force_start", false);
        json.WriteString("infohash_v1", download.Id);
        json.WriteString("infohash_v2", "");
        json.WriteString("magnet_uri", $"magnet:?xt=urn:btih:{download.Id}&dn={Uri.EscapeDataString(release.Name)}&tr={Uri.EscapeDataString(release.Tracker.Url)}");
        json.WriteNumber("max_ratio", -1);
        json.WriteNumber("max_seeding_time", -1);
        json.WriteString("name", broken == Malformation.NullId ? null : release.Name);
        json.WriteNumber("ratio_limit", -2);
        json.WriteString("save_path", options.SavePath);
        json.WriteNumber("seeding_time_limit", -2);
        json.WriteBoolean("seq_dl", false);
        json.WriteBoolean("super_seeding", false);
        json.WriteString("tags", release.Tags);
        json.WriteString("tracker", trackerUrl);
        json.WriteNumber("trackers_count", 1);
        json.WriteNumber("up_limit", 0);
        if (options.IsModern)
        {
            json.WriteString("comment", "");
            json.WriteNumber("inactive_seeding_time_limit", -2);
            json.WriteNumber("max_inactive_seeding_time", -1);
            json.WriteNumber("popularity", 0);
            json.WriteString("root_path", "");
        }

        WriteOfMetadata(json, release, view);
    }

    private void WriteOfMetadata(Utf8JsonWriter json, LabRelease release, in TorrentView view)
    {
        json.WriteString("content_path", view.HasMetadata ? $"{options.SavePath}/{release.Name}" : "");
        if (!options.IsModern)
        {
            return;
        }

        json.WriteBoolean("has_metadata", view.HasMetadata);
        if (view.HasMetadata)
        {
            json.WriteBoolean("private", release.IsPrivate);
        }
        else
        {
            json.WriteNull("private");
        }
    }

    private void WriteChanging(Utf8JsonWriter json, in TorrentChanges changes, Malformation? broken)
    {
        var (now, was) = (changes.Now, changes.Was);
        changes.Number(json, TorrentNames.AmountLeft, now.AmountLeft, was.AmountLeft);
        changes.Real(json, TorrentNames.Availability, now.Availability, was.Availability);
        changes.Text(json, TorrentNames.Category, now.Category, was.Category);
        changes.Number(json, TorrentNames.Completed, now.Completed, was.Completed);
        changes.Number(json, TorrentNames.CompletionOn, now.CompletionOn, was.CompletionOn);
        changes.Number(json, TorrentNames.DlSpeed, now.DlSpeed, was.DlSpeed);
        changes.Number(json, TorrentNames.Downloaded, now.Completed, was.Completed);
        changes.Number(json, TorrentNames.DownloadedSession, now.Completed, was.Completed);
        changes.Number(json, TorrentNames.Eta, now.Eta, was.Eta);
        changes.Number(json, TorrentNames.LastActivity, now.LastActivity, was.LastActivity);
        changes.Number(json, TorrentNames.NumComplete, now.NumComplete, was.NumComplete);
        changes.Number(json, TorrentNames.NumIncomplete, now.NumIncomplete, was.NumIncomplete);
        changes.Number(json, TorrentNames.NumLeechs, now.NumLeechs, was.NumLeechs);
        changes.Number(json, TorrentNames.NumSeeds, now.NumSeeds, was.NumSeeds);
        changes.Number(json, TorrentNames.Priority, now.Priority, was.Priority);
        changes.Real(json, TorrentNames.Ratio, now.Ratio, was.Ratio);
        if (options.IsModern)
        {
            changes.Number(json, TorrentNames.Reannounce, now.Reannounce, was.Reannounce);
        }

        changes.Number(json, TorrentNames.SeedingTime, now.SeedingTime, was.SeedingTime);
        changes.Number(json, TorrentNames.SeenComplete, now.SeenComplete, was.SeenComplete);
        changes.Number(json, TorrentNames.TotalSize, now.HasMetadata ? now.Size : -1, was.HasMetadata ? was.Size : -1);
        changes.Number(json, TorrentNames.TimeActive, now.TimeActive, was.TimeActive);
        changes.Number(json, TorrentNames.Uploaded, now.Uploaded, was.Uploaded);
        changes.Number(json, TorrentNames.UploadedSession, now.Uploaded, was.Uploaded);
        changes.Number(json, TorrentNames.UpSpeed, now.UpSpeed, was.UpSpeed);
        if (broken == Malformation.TextForNumber)
        {
            json.WriteString(TorrentNames.Size, "a lot");
            json.WriteString(TorrentNames.Progress, "most of it");
        }
        else
        {
            changes.Number(json, TorrentNames.Size, now.Size, was.Size);
            changes.Real(json, TorrentNames.Progress, now.Progress, was.Progress);
        }

        changes.Text(json, TorrentNames.State, broken == Malformation.UnknownStatus ? "daydreaming" : now.State, was.State);
    }
}
