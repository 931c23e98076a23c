using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>The lists of downloads in the database.</summary>
public sealed class StoredDownloadLists(DownloadQuery query) : IDownloadLists
{
    /// <inheritdoc/>
    public Task<DownloadWindow> WindowAsync(DownloadFilter filter, int skip, int take, CancellationToken cancellationToken) =>
        query.WindowAsync(filter, skip, Math.Min(take, DownloadQuery.LimitMax), cancellationToken);

    /// <inheritdoc/>
    public Task<DownloadCounts> CountsAsync(DownloadFilter filter, CancellationToken cancellationToken) => query.CountsAsync(filter, cancellationToken);
}
