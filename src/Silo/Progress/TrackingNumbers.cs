using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.Silo.Progress;

/// <summary>How much is tracked (R84).</summary>
/// <param name="DownloadsTracked">Downloads in their clients that have not ended.</param>
/// <param name="TotalSnapshots">Snapshots kept.</param>
/// <param name="AverageSnapshotsPerDownload">Snapshots for each tracked download.</param>
/// <param name="MemoryEstimateBytes">What the snapshots take, at 24 bytes each.</param>
/// <param name="Stuck">Stuck at the moment.</param>
/// <param name="AtRisk">Nearly stuck at the moment.</param>
public sealed record TrackingNumbers(
    int DownloadsTracked, long TotalSnapshots, double AverageSnapshotsPerDownload, long MemoryEstimateBytes, int Stuck, int AtRisk)
{
    private const int SnapshotBytes = 24;

    /// <summary>From the store's numbers.</summary>
    public static TrackingNumbers Of(ProgressStatistics statistics) => new(
        statistics.Tracked,
        statistics.Samples,
        Math.Round(statistics.AveragePerDownload, 1),
        statistics.Samples * SnapshotBytes,
        statistics.Stuck,
        statistics.AtRisk);
}
