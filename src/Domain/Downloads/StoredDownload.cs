namespace OrleansMedia.Domain.Downloads;

/// <summary>A download as it was read.</summary>
/// <param name="State">The state.</param>
/// <param name="Version">For the next save.</param>
/// <param name="History">The progress ring of the last save, as bytes; empty where none was saved.</param>
/// <param name="Samples">What was sampled since that ring, oldest first: one entry for each change.</param>
/// <param name="ClientPolledAt">The last successful sample of its client, at which nothing newer than <paramref name="Samples"/> was seen; null before the first.</param>
public sealed record StoredDownload(
    DownloadState State,
    long Version,
    ReadOnlyMemory<byte> History,
    IReadOnlyList<ProgressSnapshot> Samples,
    DateTimeOffset? ClientPolledAt);
