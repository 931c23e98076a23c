namespace OrleansMedia.Storage.Downloads;

/// <summary>A part of a list of downloads, read by position, for a page that scrolls.</summary>
/// <param name="Rows">The rows, in the order asked for.</param>
/// <param name="Total">How many rows the whole list has.</param>
public sealed record DownloadWindow(IReadOnlyList<DownloadRow> Rows, int Total);
