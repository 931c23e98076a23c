namespace OrleansMedia.Domain.DownloadClients;

/// <summary>
/// A conversation with one download client. It keeps what the protocol needs between calls (cookie, rid), so it belongs to one owner and
/// takes one call at a time. Faults are values; it throws only <see cref="OperationCanceledException"/> for the caller's own token.
/// It never retries: the owner decides when to ask again.
/// </summary>
public interface IDownloadClientConnection : IAsyncDisposable
{
    /// <summary>Reads the queue: what changed since the last call, or everything.</summary>
    Task<ClientRead<QueueReading>> ReadQueueAsync(CancellationToken cancellationToken);

    /// <summary>Reads the newest part of the history, or all of it where <paramref name="watermark"/> is empty.</summary>
    Task<ClientRead<HistoryReading>> ReadHistoryAsync(string watermark, CancellationToken cancellationToken);

    /// <summary>Reads version, warnings and traffic. Also the test of a connection: it proves address, program, key and version.</summary>
    Task<ClientRead<ClientReport>> ReadReportAsync(CancellationToken cancellationToken);
}
