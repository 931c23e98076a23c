using OrleansMedia.Storage.DownloadClients;

namespace OrleansMedia.WebUi.DownloadClients;

/// <summary>The list of download clients in the database.</summary>
public sealed class StoredDownloadClientLists(DownloadClientQuery query) : IDownloadClientLists
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<DownloadClientRow>> AllAsync(CancellationToken cancellationToken) => query.ListAsync(cancellationToken);
}
