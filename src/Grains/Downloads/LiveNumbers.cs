using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.Grains.Downloads;

/// <summary>What a client showed of a download at the last read and what is not worth keeping over a restart.</summary>
/// <param name="SpeedBytesPerSecond">Bytes per second; null where the client does not say.</param>
/// <param name="TimeLeft">The client's own estimate.</param>
/// <param name="Seeds">Connected seeds.</param>
/// <param name="SeedsInSwarm">Seeds that the tracker knows.</param>
public readonly record struct LiveNumbers(long? SpeedBytesPerSecond, TimeSpan? TimeLeft, int? Seeds, int? SeedsInSwarm)
{
    /// <summary>Those of one read.</summary>
    public static LiveNumbers Of(DownloadObservation seen) => new(seen.SpeedBytesPerSecond, seen.TimeLeft, seen.Seeds, seen.SeedsInSwarm);
}
