using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.Silo.Progress;

/// <summary>One stuck download with what the list knows of it (R88, R92). Its own page has the whole evidence.</summary>
/// <param name="Id"><c>client/item</c>.</param>
/// <param name="Title">The name as the client shows it.</param>
/// <param name="ClientId">The client.</param>
/// <param name="Protocol">usenet or torrent.</param>
/// <param name="Application">sonarr, radarr or unknown.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ProgressPercent">0 to 100.</param>
/// <param name="SizeLeftBytes">Bytes left.</param>
/// <param name="StuckMinutes">Minutes without enough progress while data was expected.</param>
/// <param name="Since">When it last moved enough, UTC.</param>
/// <param name="Hint">What the client says that may explain it; null where nothing does.</param>
public sealed record StuckDownload(
    string Id,
    string Title,
    string ClientId,
    string Protocol,
    string Application,
    string Status,
    double ProgressPercent,
    long SizeLeftBytes,
    double? StuckMinutes,
    DateTimeOffset? Since,
    string? Hint)
{
    /// <summary>From a row of the list.</summary>
    public static StuckDownload Of(DownloadRow row) => new(
        row.Key, row.Title, row.ClientId, row.Protocol, row.SourceApplication, row.Status,
        row.ProgressPercent, row.SizeLeftBytes, row.StuckMinutes, row.IdleSince, row.Hint);
}
