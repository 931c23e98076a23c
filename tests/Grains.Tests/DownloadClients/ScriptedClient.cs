using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Grains.Tests.DownloadClients;

/// <summary>A download client that shows what a test puts into it, and counts how often it is asked.</summary>
internal sealed class ScriptedClient : IDownloadClientConnector, IDownloadClientConnection
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ClientItem> _queue = [];
    private readonly List<ClientItem> _history = [];
    private int _historyVersion;

    public int QueueReads { get; private set; }

    public int HistoryReads { get; private set; }

    public ClientAddress? Address { get; private set; }

    public ClientFault? Fault { get; set; }

    public ClientCondition Condition { get; set; } = new() { Version = "4.5.0" };

    /// <summary>Completed by a test to let a held read go on.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public IDownloadClientConnection Open(ClientAddress address)
    {
        Address = address;
        return this;
    }

    public void Show(ClientItem item)
    {
        lock (_lock)
        {
            _queue[item.Id] = item;
        }
    }

    public void Take(string id)
    {
        lock (_lock)
        {
            _queue.Remove(id);
        }
    }

    public void End(ClientItem item)
    {
        lock (_lock)
        {
            _queue.Remove(item.Id);
            _history.RemoveAll(other => other.Id == item.Id);
            _history.Insert(0, item);
            _historyVersion++;
        }
    }

    public async Task<ClientRead<QueueReading>> ReadQueueAsync(CancellationToken cancellationToken)
    {
        QueueReads++;
        if (Hold is { } hold)
        {
            await hold.Task.WaitAsync(cancellationToken);
        }

        lock (_lock)
        {
            return Fault is { } fault ? fault : new QueueReading(true, [.. _queue.Values], [], Condition, 0);
        }
    }

    public Task<ClientRead<HistoryReading>> ReadHistoryAsync(string watermark, CancellationToken cancellationToken)
    {
        HistoryReads++;
        lock (_lock)
        {
            var mark = $"{_historyVersion}";
            return Task.FromResult<ClientRead<HistoryReading>>(Fault is { } fault
                ? fault
                : mark == watermark ? new HistoryReading([], mark, true, false, 0) : new HistoryReading([.. _history], mark, false, true, 0));
        }
    }

    public Task<ClientRead<ClientReport>> ReadReportAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ClientRead<ClientReport>>(Fault is { } fault ? fault : new ClientReport("4.5.0", true, [], new Dictionary<string, long>()));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static ClientItem Downloading(string id, double percent, long sizeBytes = 1_000_000_000) => new()
    {
        Id = id,
        Title = $"The.Film.{id}.1080p",
        Status = DownloadStatus.Downloading,
        Protocol = DownloadProtocol.Usenet,
        Category = "movies",
        ProgressPercent = percent,
        SizeBytes = sizeBytes,
        SizeLeftBytes = (long)(sizeBytes * (100 - percent) / 100),
    };
}
