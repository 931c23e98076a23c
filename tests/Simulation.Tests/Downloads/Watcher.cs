using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Simulation.Tests.Downloads;

/// <summary>Our side, as the grains do it: memory that a crash takes, and a store that it does not.</summary>
internal sealed class Watcher
{
    private readonly SimulatedStore _store;
    private readonly TrackingSettings _tracking;
    private readonly QueueDiff _diff;
    private readonly Dictionary<string, Tracked> _tracked = [];
    private bool _needsWholeHistory;

    public Watcher(SimulatedStore store, DownloadClientKind kind, TrackingSettings tracking)
    {
        (_store, _tracking, _diff) = (store, tracking, new QueueDiff(kind));
        _diff.Restore(store.Known());
    }

    /// <summary>Called between any two steps that a crash may part.</summary>
    public Action Step { get; set; } = () => { };

    public bool IsHistoryDue { get; set; } = true;

    public Tracked? Find(string id) => _tracked.GetValueOrDefault(id);

    public void Failed(ClientFault fault, DateTimeOffset now, MonitoringSettings monitoring)
    {
        var step = ClientHealthMachine.AfterFault(_store.Client, fault, now, monitoring);
        if (step.WentDown)
        {
            Tell(_diff.ClientWentDown(now), now);
        }

        _store.Client = step.Next;
    }

    public void Read(QueueReading queue, Func<string, HistoryReading>? history, DateTimeOffset now, MonitoringSettings monitoring)
    {
        var health = ClientHealthMachine.AfterRead(_store.Client, queue.Condition, now, monitoring);
        if (health.Returned)
        {
            _diff.ClientReturned(now);
        }

        var changes = _diff.Apply(queue, now);
        Tell(changes, now);
        var next = health.Next;
        if (history is not null && (IsHistoryDue || changes.NeedsHistoryNow))
        {
            var reading = history(_needsWholeHistory ? "" : next.HistoryWatermark);
            changes = _diff.ApplyHistory(reading, now);
            _needsWholeHistory = changes.NeedsWholeHistory;
            Tell(changes, now);
            next = next with { HistoryWatermark = reading.Watermark };
        }

        Step();
        _store.Client = next with { FirstHistoryAt = next.FirstHistoryAt ?? now };
    }

    private void Tell(QueueChanges changes, DateTimeOffset now)
    {
        foreach (var item in changes.Added.Concat(changes.Changed).Concat(changes.Watched))
        {
            Step();
            Observe(item, now);
        }

        foreach (var id in changes.Gone)
        {
            Step();
            var one = Track(id);
            var step = DownloadMachine.Apply(one.State, new DownloadNews.Gone(), now);
            if (step.MustSave)
            {
                one.State = step.Next;
                _store.Save(id, step.Next, one.History, step.Events);
            }
        }

        Step();
        _store.SavePoll(now, changes.Sampled.Select(item => (item.Id, SnapshotOf(item, now))));
    }

    private void Observe(ClientItem item, DateTimeOffset now)
    {
        var one = Track(item.Id);
        var (judgement, evidence) = (Judgement.Fine, (StuckEvidence?)null);
        if (item.Malformed is null)
        {
            var snapshot = SnapshotOf(item, now);
            var progress = ProgressTracker.Record(one.History, one.Anchor, snapshot, _tracking);
            (one.Anchor, judgement) = (progress.Anchor, progress.Judgement);
            evidence = ProgressTracker.Evidence(progress.Anchor, snapshot, _tracking, null);
        }

        var seen = new DownloadNews.Seen(
            new("c", item.Id), item, judgement, evidence, one.Anchor, _store.Client.FirstHistoryAt is null, _store.Client.CreatedAt);
        var step = DownloadMachine.Apply(one.State, seen, now);
        one.State = step.Next;
        if (step.MustSave)
        {
            _store.Save(item.Id, step.Next with { Anchor = one.Anchor }, one.History, step.Events);
        }
    }

    private Tracked Track(string id)
    {
        if (!_tracked.TryGetValue(id, out var one))
        {
            _tracked[id] = one = new Tracked();
            if (_store.Downloads.TryGetValue(id, out var stored))
            {
                one.State = stored.State;
                one.History = ProgressHistory.FromBytes(stored.Ring);
                one.Anchor = ProgressTracker.Replay(
                    one.History, stored.State.Anchor, _store.SamplesOf(id), stored.State.GoneAt is null ? _store.PolledAt : null, _tracking);
            }
        }

        return one;
    }

    private static ProgressSnapshot SnapshotOf(ClientItem item, DateTimeOffset now) =>
        new(now.UtcDateTime, item.SizeLeftBytes, (float)item.ProgressPercent, item.Status, item.Wait);

    internal sealed class Tracked
    {
        public DownloadState? State { get; set; }
        public ProgressHistory History { get; set; } = new();
        public ProgressAnchor? Anchor { get; set; }
    }
}
