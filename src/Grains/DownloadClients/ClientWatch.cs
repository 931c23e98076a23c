using Microsoft.Extensions.Logging;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>
/// Watches one client: reads it, finds what changed, tells the downloads, stores the samples. Belongs to the client's grain and runs on its
/// turns; what must be kept of a round it hands back.
/// </summary>
public sealed class ClientWatch(
    string clientId,
    DownloadClientKind kind,
    IDownloadClientConnection connection,
    IDownloadClientStore store,
    IGrainFactory grains,
    TimeProvider time,
    MonitoringSettings monitoring,
    TrackingSettings tracking,
    ILogger log) : IAsyncDisposable
{
    /// <summary>Items from which on a list is long.</summary>
    public const int LongListMin = 5_000;

    private readonly QueueDiff _diff = new(kind) { JudgeQueued = tracking.JudgeQueued };
    private readonly ObservationFanOut _fanOut = new(clientId, grains, log);
    private DateTimeOffset? _lastRoundAt;
    private bool _isAwayTold;
    private bool _isPostProcessing; // SABnzbd shows what it unpacks and moves in its history alone, so that is read with each sample then.
    private bool _needsWholeHistory;

    /// <summary>The last successful read of the queue; null before the first of this process.</summary>
    public DateTimeOffset? LastReadAt { get; private set; }

    /// <summary>The last successful read of the history.</summary>
    public DateTimeOffset? LastHistoryAt { get; private set; }

    /// <summary>How long the client took for its last answer.</summary>
    public TimeSpan LastReadTook { get; private set; }

    /// <summary>How the client was at the last read; null before the first.</summary>
    public ClientCondition? Condition { get; private set; }

    /// <summary>Records of the last answers that could not be read at all.</summary>
    public int Malformed { get; private set; }

    /// <summary>Downloads in it.</summary>
    public int Items => _diff.InQueue;

    /// <summary>Takes up what was known before a restart.</summary>
    public async Task RestoreAsync(CancellationToken cancellationToken) =>
        _diff.Restore(await store.KnownDownloadsAsync(clientId, cancellationToken));

    /// <summary>One round: the queue each time; history, warnings and version where they are due or something vanished or failed (ruling C6).</summary>
    /// <param name="state">The client as it is.</param>
    /// <param name="everything">Read all, whatever is due: a person asked (R51).</param>
    /// <param name="cancellationToken">Ends the reading; then nothing of the round is kept.</param>
    public async Task<RoundOutcome> RunAsync(DownloadClientState state, bool everything, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var queue = await connection.ReadQueueAsync(cancellationToken);
        var now = time.GetUtcNow();
        LastReadTook = time.GetElapsedTime(started);
        if (!queue.Ok)
        {
            return await AfterFaultAsync(state, queue.Fault, now);
        }

        Condition = queue.Value.Condition;
        Malformed = queue.Value.MalformedCount;
        var health = ClientHealthMachine.AfterRead(state, queue.Value.Condition, now, monitoring);
        if (health.Returned)
        {
            _diff.ClientReturned(now);
        }

        var fromQueue = _diff.Apply(queue.Value, now);
        var isRound = everything || _lastRoundAt is null || now - _lastRoundAt >= TimeSpan.FromSeconds(monitoring.PollSeconds);
        var next = health.Next;
        var fromHistory = QueueChanges.None;
        if (isRound || fromQueue.NeedsHistoryNow || _isPostProcessing)
        {
            var history = await connection.ReadHistoryAsync(_needsWholeHistory ? "" : next.HistoryWatermark, cancellationToken);
            if (!history.Ok)
            {
                // What left the queue is not judged without the history: it stays missing, and the next round asks again.
                await TellAsync(state, [fromQueue], now);
                return await AfterFaultAsync(state, history.Fault, now);
            }

            Malformed += history.Value.MalformedCount;
            LastHistoryAt = now;
            _isPostProcessing = history.Value.Unchanged ? _isPostProcessing : history.Value.Items.Any(item => !item.Status.IsFinished());
            fromHistory = _diff.ApplyHistory(history.Value, now);
            _needsWholeHistory = fromHistory.NeedsWholeHistory;
            next = next with { HistoryWatermark = history.Value.Watermark, FirstHistoryAt = next.FirstHistoryAt ?? now };
        }

        if (isRound)
        {
            next = await WithReportAsync(next, cancellationToken);
            _lastRoundAt = now;
        }

        var changed = await TellAsync(state, [fromQueue, fromHistory], now);
        GiveBackAfterTheFirstRead();
        LastReadAt = now;
        var events = ClientEvents.OfRound(next, health.Events, now, isRound, changed, _diff.Count, LastReadTook, Malformed);
        return new RoundOutcome(next, health.NextReadAt, events, health.MustSave || next != health.Next);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // The first read of a long list leaves more garbage behind than all that follow. A house that runs for months need not carry it along.
    private void GiveBackAfterTheFirstRead()
    {
        if (LastReadAt is null && _diff.Count >= LongListMin)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>Lets all downloads wait that could move: their client does not answer, or a person paused the watching.</summary>
    public async Task LetWaitAsync(DownloadClientState state, DateTimeOffset now)
    {
        _isAwayTold = true;
        await TellAsync(state, [_diff.ClientWentDown(now)], now);

        // After a restart nothing was read yet, but what was known before must not look alive.
        var known = await store.KnownDownloadsAsync(clientId, CancellationToken.None);
        await _fanOut.TellAwaitAsync([.. known.Where(download => download.Status.IsActive()).Select(download => download.ItemId)], now);
    }

    private async Task<RoundOutcome> AfterFaultAsync(DownloadClientState state, ClientFault fault, DateTimeOffset now)
    {
        var health = ClientHealthMachine.AfterFault(state, fault, now, monitoring);
        if (health.WentDown || (LastReadAt is null && !_isAwayTold))
        {
            await LetWaitAsync(state, now);
        }

        return new RoundOutcome(health.Next, health.NextReadAt, ClientEvents.Of(health.Next, health.Events, now), health.MustSave);
    }

    private async Task<DownloadClientState> WithReportAsync(DownloadClientState state, CancellationToken cancellationToken)
    {
        // Warnings are a help, not a need: a client that does not give them is watched all the same.
        var report = await connection.ReadReportAsync(cancellationToken);
        if (!report.Ok)
        {
            return state;
        }

        var warnings = report.Value.Warnings.SequenceEqual(state.Warnings) ? state.Warnings : report.Value.Warnings;
        return state with
        {
            Version = report.Value.Version.Length > 0 ? report.Value.Version : state.Version,
            IsSupported = report.Value.IsSupported,
            Warnings = warnings,
        };
    }

    private async Task<int> TellAsync(DownloadClientState state, IReadOnlyList<QueueChanges> all, DateTimeOffset now)
    {
        // The newest word on an item counts: the history is read after the queue.
        var items = new Dictionary<string, ClientItem>(StringComparer.Ordinal);
        foreach (var item in all.SelectMany(changes => changes.Added.Concat(changes.Changed).Concat(changes.Watched)))
        {
            items[item.Id] = item;
        }

        var isFirstRead = state.FirstHistoryAt is null;
        var changed = await _fanOut.TellAsync(items.Values, now, isFirstRead, state.CreatedAt);
        var gone = all.SelectMany(changes => changes.Gone).ToList();
        await _fanOut.TellGoneAsync(gone, now);
        await SaveSamplesAsync(all, now);
        return changed + gone.Count;
    }

    private async Task SaveSamplesAsync(IReadOnlyList<QueueChanges> all, DateTimeOffset now)
    {
        if (!tracking.Persist)
        {
            return;
        }

        var samples = new Dictionary<string, DownloadSample>(StringComparer.Ordinal);
        foreach (var item in all.SelectMany(changes => changes.Sampled))
        {
            var snapshot = new ProgressSnapshot(now.UtcDateTime, item.SizeLeftBytes, (float)item.ProgressPercent, item.Status, item.Wait);
            samples[item.Id] = new DownloadSample(item.Id, snapshot, item.SpeedBytesPerSecond, item.TimeLeft);
        }

        await store.SavePollAsync(new PollSave(
            clientId,
            now,
            [.. samples.Values],
            Condition?.SpeedBytesPerSecond ?? 0,
            Condition?.FreeBytes,
            now - TimeSpan.FromHours(tracking.HistoryHours)));
    }
}
