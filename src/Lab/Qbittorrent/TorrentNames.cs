using System.Text.Json;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>The names of a torrent's changing fields, encoded once.</summary>
internal static class TorrentNames
{
    public static readonly JsonEncodedText Hash = JsonEncodedText.Encode("hash");
    public static readonly JsonEncodedText AmountLeft = JsonEncodedText.Encode("amount_left");
    public static readonly JsonEncodedText Availability = JsonEncodedText.Encode("availability");
    public static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
    public static readonly JsonEncodedText Completed = JsonEncodedText.Encode("completed");
    public static readonly JsonEncodedText CompletionOn = JsonEncodedText.Encode("completion_on");
    public static readonly JsonEncodedText DlSpeed = JsonEncodedText.Encode("dlspeed");
    public static readonly JsonEncodedText Downloaded = JsonEncodedText.Encode("downloaded");
    public static readonly JsonEncodedText DownloadedSession = JsonEncodedText.Encode("downloaded_session");
    public static readonly JsonEncodedText Eta = JsonEncodedText.Encode("eta");
    public static readonly JsonEncodedText LastActivity = JsonEncodedText.Encode("last_activity");
    public static readonly JsonEncodedText NumComplete = JsonEncodedText.Encode("num_complete");
    public static readonly JsonEncodedText NumIncomplete = JsonEncodedText.Encode("num_incomplete");
    public static readonly JsonEncodedText NumLeechs = JsonEncodedText.Encode("num_leechs");
    public static readonly JsonEncodedText NumSeeds = JsonEncodedText.Encode("num_seeds");
    public static readonly JsonEncodedText Priority = JsonEncodedText.Encode("priority");
    public static readonly JsonEncodedText Progress = JsonEncodedText.Encode("progress");
    public static readonly JsonEncodedText Ratio = JsonEncodedText.Encode("ratio");
    public static readonly JsonEncodedText Reannounce = JsonEncodedText.Encode("reannounce");
    public static readonly JsonEncodedText SeedingTime = JsonEncodedText.Encode("seeding_time");
    public static readonly JsonEncodedText SeenComplete = JsonEncodedText.Encode("seen_complete");
    public static readonly JsonEncodedText Size = JsonEncodedText.Encode("size");
    public static readonly JsonEncodedText State = JsonEncodedText.Encode("state");
    public static readonly JsonEncodedText TimeActive = JsonEncodedText.Encode("time_active");
    public static readonly JsonEncodedText TotalSize = JsonEncodedText.Encode("total_size");
    public static readonly JsonEncodedText Uploaded = JsonEncodedText.Encode("uploaded");
    public static readonly JsonEncodedText UploadedSession = JsonEncodedText.Encode("uploaded_session");
    public static readonly JsonEncodedText UpSpeed = JsonEncodedText.Encode("upspeed");
}
