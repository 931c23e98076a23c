namespace OrleansMedia.Domain.Downloads;

/// <summary>Keeps downloads.</summary>
public interface IDownloadStore
{
    /// <summary>Reads one; null where there is none.</summary>
    Task<StoredDownload?> LoadAsync(DownloadKey key, CancellationToken cancellationToken);

    /// <summary>Saves one. Once it is queued it is carried out: there is no cancelling. Throws where the store is broken; then the outcome is unknown.</summary>
    Task<SaveOutcome> SaveAsync(DownloadSave save);
}
