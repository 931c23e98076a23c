using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>qBittorrent's words for where a torrent stands (4.5: paused…, 5.x: stopped…), in ours.</summary>
internal static class QbittorrentStates
{
    /// <summary>Our word, and why nothing is expected to move. A stalled download is expected to move: it has no peers, that is what may be stuck.</summary>
    public static (DownloadStatus Status, WaitReason Wait) ToOurs(string word) => word switch
    {
        "downloading" or "forcedDL" or "metaDL" or "forcedMetaDL" or "stalledDL" => (DownloadStatus.Downloading, WaitReason.None),
        "allocating" => (DownloadStatus.Downloading, WaitReason.Working),
        "queuedDL" => (DownloadStatus.Queued, WaitReason.ItsTurn),
        "pausedDL" or "stoppedDL" => (DownloadStatus.Paused, WaitReason.Paused),
        "checkingDL" or "checkingUP" or "checkingResumeData" or "queuedForChecking" => (DownloadStatus.Verifying, WaitReason.Working),
        "moving" => (DownloadStatus.Moving, WaitReason.Working),
        "uploading" or "stalledUP" or "forcedUP" or "queuedUP" or "pausedUP" or "stoppedUP" => (DownloadStatus.Completed, WaitReason.None),
        "missingFiles" or "error" => (DownloadStatus.Failed, WaitReason.None),
        _ => (DownloadStatus.Unknown, WaitReason.None),
    };

    /// <summary>What is wrong in such a state; empty where nothing is.</summary>
    public static string Complaint(string word) => word switch
    {
        "missingFiles" => "Missing files: what was downloaded is no longer where qBittorrent put it",
        "error" => "qBittorrent reports an error, such as a save path that it cannot write to; its log says which",
        _ => "",
    };
}
