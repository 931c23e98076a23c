using OrleansMedia.Storage.DownloadClients;

namespace OrleansMedia.WebUi.DownloadClients;

/// <summary>The list of download clients that pages read. Throws where the database does not answer.</summary>
public interface IDownloadClientLists
{
    /// <summary>All clients, by name.</summary>
    Task<IReadOnlyList<DownloadClientRow>> AllAsync(CancellationToken cancellationToken);
}
