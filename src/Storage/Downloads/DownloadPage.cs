namespace OrleansMedia.Storage.Downloads;

/// <summary>A part of a list of downloads, read by cursor.</summary>
/// <param name="Rows">The rows, in the order asked for.</param>
/// <param name="NextCursor">For the next part; null where this is the last.</param>
public sealed record DownloadPage(IReadOnlyList<DownloadRow> Rows, string? NextCursor);
