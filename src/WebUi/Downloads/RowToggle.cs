using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>A click on the box of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Position">Where it stands in the list, from 0.</param>
/// <param name="IsRange">With shift: all from the last click to here.</param>
public readonly record struct RowToggle(DownloadRow Row, int Position, bool IsRange);
