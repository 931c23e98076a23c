namespace OrleansMedia.Domain.Downloads;

/// <summary>A changed progress of one download, as one poll of its client saw it.</summary>
/// <param name="ItemId">The client's id of it.</param>
/// <param name="Snapshot">What was seen.</param>
/// <param name="SpeedBytesPerSecond">For the list row; null where unknown.</param>
/// <param name="TimeLeft">For the list row; null where there is no estimate.</param>
public sealed record DownloadSample(string ItemId, ProgressSnapshot Snapshot, long? SpeedBytesPerSecond, TimeSpan? TimeLeft);
