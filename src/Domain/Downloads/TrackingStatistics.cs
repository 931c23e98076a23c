namespace OrleansMedia.Domain.Downloads;

/// <summary>What tracking costs (R84).</summary>
/// <param name="DownloadsTracked">Downloads with a history.</param>
/// <param name="TotalSnapshots">Snapshots of all of them.</param>
/// <param name="AverageSnapshots">Snapshots per download; 0 where there is none.</param>
/// <param name="MemoryBytes">Bytes of all histories in memory.</param>
public sealed record TrackingStatistics(int DownloadsTracked, long TotalSnapshots, double AverageSnapshots, long MemoryBytes)
{
    /// <summary>Sums histories up.</summary>
    public static TrackingStatistics Of(IEnumerable<ProgressHistory> histories)
    {
        var (downloads, snapshots, bytes) = (0, 0L, 0L);
        foreach (var history in histories)
        {
            downloads++;
            snapshots += history.Count;
            bytes += history.MemoryBytes;
        }

        return new(downloads, snapshots, downloads == 0 ? 0 : (double)snapshots / downloads, bytes);
    }
}
