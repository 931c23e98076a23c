namespace OrleansMedia.Domain.DownloadClients;

/// <summary>What one read of a client says that was not known before.</summary>
public sealed record QueueChanges
{
    /// <summary>Nothing.</summary>
    public static QueueChanges None { get; } = new();

    /// <summary>Items never seen before.</summary>
    public IReadOnlyList<ClientItem> Added { get; init; } = [];

    /// <summary>Items that differ from what was last seen, or that are there again after they were missing.</summary>
    public IReadOnlyList<ClientItem> Changed { get; init; } = [];

    /// <summary>Items that are as they were although data is expected for them: each needs a snapshot, or its idle time would not be seen.</summary>
    public IReadOnlyList<ClientItem> Watched { get; init; } = [];

    /// <summary>
    /// Those of the above whose sample must be stored: what is new or changed, and each watched one every few minutes, so that after a restart it is known
    /// that it was watched all the time.
    /// </summary>
    public IReadOnlyList<ClientItem> Sampled { get; init; } = [];

    /// <summary>Ids that were there and are not any more. That alone says nothing yet (ruling C33).</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Ids whose absence is confirmed; they are no longer known here.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Whether the history should be read at once: something left the queue, or failed in it (ruling C6).</summary>
    public bool NeedsHistoryNow { get; init; }

    /// <summary>
    /// Whether the next read of the history should be of all of it (an empty watermark): something left the queue, and the newest part does not show it.
    /// It is not called gone before.
    /// </summary>
    public bool NeedsWholeHistory { get; init; }
}
