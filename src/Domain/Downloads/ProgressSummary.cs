namespace OrleansMedia.Domain.Downloads;

/// <summary>A download's progress history in a few numbers (R85).</summary>
/// <param name="SnapshotsCount">Snapshots held.</param>
/// <param name="Title">The download's name.</param>
/// <param name="CurrentProgress">Its progress now, 0 to 100.</param>
/// <param name="CurrentStatus">Where it stands now.</param>
/// <param name="Tracked">How long the history reaches back.</param>
/// <param name="TotalProgressChange">Percent points between the oldest and the newest snapshot.</param>
/// <param name="TotalSizeChangeBytes">Bytes left of the newest snapshot minus those of the oldest: below 0 where data came.</param>
public sealed record ProgressSummary(
    int SnapshotsCount,
    string Title,
    double CurrentProgress,
    DownloadStatus CurrentStatus,
    TimeSpan Tracked,
    double TotalProgressChange,
    long TotalSizeChangeBytes)
{
    /// <summary>Sums a history up; null where nothing was recorded.</summary>
    public static ProgressSummary? Of(ProgressHistory? history, string title)
    {
        if (history is null || history.Count == 0)
        {
            return null;
        }

        var (first, last) = (history[0], history[history.Count - 1]);
        return new(
            history.Count,
            title,
            last.ProgressPercent,
            last.Status,
            last.At - first.At,
            (double)last.ProgressPercent - first.ProgressPercent,
            last.SizeLeftBytes - first.SizeLeftBytes);
    }
}
