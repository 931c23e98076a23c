using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>What one successful sample of a client's queue leaves behind, in one transaction (DESIGN section 3, "Progress samples").</summary>
/// <param name="ClientId">The client.</param>
/// <param name="PolledAt">When the answer was there.</param>
/// <param name="Samples">The downloads whose progress or status changed; the others are as they were.</param>
/// <param name="SpeedBytesPerSecond">Over all downloads.</param>
/// <param name="FreeBytes">Free space at the client; null where unknown.</param>
/// <param name="OldestKept">Samples older than this are dropped (R71).</param>
public sealed record PollSave(
    string ClientId,
    DateTimeOffset PolledAt,
    IReadOnlyList<DownloadSample> Samples,
    long SpeedBytesPerSecond,
    long? FreeBytes,
    DateTimeOffset OldestKept);
