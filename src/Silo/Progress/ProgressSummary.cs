using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.Silo.Progress;

/// <summary>The progress of one download, summed up (R85, acceptance section 7).</summary>
/// <param name="Id"><c>client/item</c>.</param>
/// <param name="Title">The name as the client shows it.</param>
/// <param name="CurrentStatus">Where it stands.</param>
/// <param name="CurrentProgress">Percent, 0 to 100.</param>
/// <param name="SnapshotsCount">Snapshots kept.</param>
/// <param name="TrackingDurationHours">Hours from the first to the last of them.</param>
/// <param name="TotalProgressChange">Percent points between these two.</param>
/// <param name="TotalSizeChange">Bytes between these two.</param>
public sealed record ProgressSummary(
    string Id,
    string Title,
    string CurrentStatus,
    double CurrentProgress,
    int SnapshotsCount,
    double TrackingDurationHours,
    double TotalProgressChange,
    long TotalSizeChange)
{
    /// <summary>From a download and its history.</summary>
    public static ProgressSummary Of(DownloadSnapshot download)
    {
        var history = download.History;
        if (history.IsDefaultOrEmpty)
        {
            return new ProgressSummary(download.Id, download.Title, download.Status, download.ProgressPercent, 0, 0, 0, 0);
        }

        var (first, last) = (history[0], history[^1]);
        return new ProgressSummary(
            download.Id,
            download.Title,
            download.Status,
            download.ProgressPercent,
            history.Length,
            Math.Round((last.At - first.At).TotalHours, 4),
            Math.Round(last.ProgressPercent - first.ProgressPercent, 4),
            first.SizeLeftBytes - last.SizeLeftBytes);
    }
}
