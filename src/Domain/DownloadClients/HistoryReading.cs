namespace OrleansMedia.Domain.DownloadClients;

/// <summary>What ended in a client, newest first. Empty for clients that keep finished downloads in their queue (torrents).</summary>
/// <param name="Items">Completed and failed items, and those in post-processing.</param>
/// <param name="Watermark">The client's mark of this state of its history, to be handed to the next read.</param>
/// <param name="Unchanged">The client said that nothing changed since the watermark; <paramref name="Items"/> is empty then.</param>
/// <param name="IsComplete">Whether the whole history was read, not only its newest part.</param>
/// <param name="MalformedCount">Records without a usable id.</param>
public sealed record HistoryReading(IReadOnlyList<ClientItem> Items, string Watermark, bool Unchanged, bool IsComplete, int MalformedCount);
