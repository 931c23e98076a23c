using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>SABnzbd's words for where a job stands, in ours.</summary>
internal static class SabnzbdStatuses
{
    /// <summary>SABnzbd's word for a job that is, or may be, fetched.</summary>
    public const string Downloading = "Downloading";

    /// <summary>SABnzbd's word for a job that fetches further repair files; always before the others.</summary>
    public const string Fetching = "Fetching";

    /// <summary>Our word; an unknown one is <see cref="DownloadStatus.Unknown"/>.</summary>
    public static DownloadStatus ToOurs(string word) => word switch
    {
        Downloading or Fetching => DownloadStatus.Downloading,
        "Queued" or "Grabbing" or "Propagating" => DownloadStatus.Queued,
        "Paused" => DownloadStatus.Paused,
        "Checking" or "QuickCheck" or "Verifying" or "Repairing" => DownloadStatus.Verifying,
        "Extracting" => DownloadStatus.Extracting,
        "Moving" or "Running" => DownloadStatus.Moving,
        "Completed" => DownloadStatus.Completed,
        "Failed" => DownloadStatus.Failed,
        _ => DownloadStatus.Unknown,
    };
}
