using OrleansMedia.Domain.Activity;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>Keeps download clients, and what each poll saw.</summary>
public interface IDownloadClientStore
{
    /// <summary>Reads one; null where there is none.</summary>
    Task<Stored<DownloadClientState>?> LoadAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>Saves one. Once queued it is carried out. Throws where the store is broken; then the outcome is unknown.</summary>
    Task<SaveOutcome> SaveAsync(DownloadClientSave save);

    /// <summary>Removes one with all of its downloads, samples and reminders; its activity stays.</summary>
    Task<SaveOutcome> RemoveAsync(string clientId, long expectedVersion, IReadOnlyList<ActivityEvent> events);

    /// <summary>Stores the samples of one poll, moves the list rows along, and notes that the client was read.</summary>
    Task SavePollAsync(PollSave poll);

    /// <summary>The downloads that the client was last seen with (not gone), in no order.</summary>
    Task<IReadOnlyList<KnownDownload>> KnownDownloadsAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>The ids of all clients.</summary>
    Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellationToken);
}
