using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>A download that a client was last seen with: what its grain needs after a restart to see what vanished meanwhile.</summary>
/// <param name="ItemId">The client's id of it.</param>
/// <param name="Status">Where it stood.</param>
public sealed record KnownDownload(string ItemId, DownloadStatus Status);
