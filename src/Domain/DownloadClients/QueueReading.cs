namespace OrleansMedia.Domain.DownloadClients;

/// <summary>One read of a client's queue: everything, or what changed since the last read on the same connection.</summary>
/// <param name="IsFull">Whether <paramref name="Items"/> is the complete list. Only a complete list can say that something is gone.</param>
/// <param name="Items">All items, or the changed and new ones.</param>
/// <param name="RemovedIds">Ids that left since the last read; empty in a full reading.</param>
/// <param name="Condition">How the client is.</param>
/// <param name="MalformedCount">Records without a usable id, which could not even be shown as an item.</param>
public sealed record QueueReading(bool IsFull, IReadOnlyList<ClientItem> Items, IReadOnlyList<string> RemovedIds, ClientCondition Condition, int MalformedCount);
