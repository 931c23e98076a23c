namespace OrleansMedia.Domain.Downloads;

/// <summary>One look at a download's progress (R69). 24 bytes, so that 50 of them take 1.2 KB (ruling C25).</summary>
/// <param name="At">When it was taken, UTC.</param>
/// <param name="SizeLeftBytes">Bytes still to come; 0 where the client does not say.</param>
/// <param name="ProgressPercent">0 to 100.</param>
/// <param name="Status">Where the download stood.</param>
/// <param name="Wait">Why nothing was expected to move; <see cref="WaitReason.None"/> where it was.</param>
public readonly record struct ProgressSnapshot(DateTime At, long SizeLeftBytes, float ProgressPercent, DownloadStatus Status, WaitReason Wait);
