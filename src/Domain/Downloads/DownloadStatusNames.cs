namespace OrleansMedia.Domain.Downloads;

/// <summary>The literal wire names of <see cref="DownloadStatus"/> (ruling C9).</summary>
public static class DownloadStatusNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this DownloadStatus status) => status switch
    {
        DownloadStatus.Unknown => "unknown",
        DownloadStatus.Queued => "queued",
        DownloadStatus.Downloading => "downloading",
        DownloadStatus.Paused => "paused",
        DownloadStatus.Verifying => "verifying",
        DownloadStatus.Extracting => "extracting",
        DownloadStatus.Moving => "moving",
        DownloadStatus.Completed => "completed",
        DownloadStatus.ImportPending => "importPending",
        DownloadStatus.ImportBlocked => "importBlocked",
        DownloadStatus.Failed => "failed",
        DownloadStatus.Dlq => "dlq",
        DownloadStatus.Resolved => "resolved",
    };

    /// <summary>Reads a wire name; anything else is <see cref="DownloadStatus.Unknown"/>.</summary>
    public static DownloadStatus FromWire(string? name) => name switch
    {
        "queued" => DownloadStatus.Queued,
        "downloading" => DownloadStatus.Downloading,
        "paused" => DownloadStatus.Paused,
        "verifying" => DownloadStatus.Verifying,
        "extracting" => DownloadStatus.Extracting,
        "moving" => DownloadStatus.Moving,
        "completed" => DownloadStatus.Completed,
        "importPending" => DownloadStatus.ImportPending,
        "importBlocked" => DownloadStatus.ImportBlocked,
        "failed" => DownloadStatus.Failed,
        "dlq" => DownloadStatus.Dlq,
        "resolved" => DownloadStatus.Resolved,
        _ => DownloadStatus.Unknown,
    };

    /// <summary>Whether the client should be fetching data for it, so that it can be stuck (R77).</summary>
    public static bool IsActive(this DownloadStatus status) => status is DownloadStatus.Downloading or DownloadStatus.Queued;

    /// <summary>Whether the client has nothing more to do for it.</summary>
    public static bool IsFinished(this DownloadStatus status) =>
        status is DownloadStatus.Completed or DownloadStatus.ImportPending or DownloadStatus.ImportBlocked
            or DownloadStatus.Failed or DownloadStatus.Dlq or DownloadStatus.Resolved;
}
