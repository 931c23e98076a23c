using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>
/// What one download client was last seen with, and what each read of it changes. Owned by the client's grain: not safe for use by two threads at once.
/// An item that is absent is only missing at first. It is gone where two complete reads at least 10 minutes apart do not show it, and never within
/// 15 minutes after its client started (ruling C33); what left the queue of a client with a history is looked for there first.
/// </summary>
/// <param name="kind">Which program the client is: whether it has a history apart from its queue.</param>
public sealed class QueueDiff(DownloadClientKind kind)
{
    /// <summary>The least time between the two reads that confirm an absence.</summary>
    public static readonly TimeSpan AbsenceConfirmedAfter = TimeSpan.FromMinutes(10);

    /// <summary>After its start a client may still be loading its queue: nothing is forgotten meanwhile.</summary>
    public static readonly TimeSpan NothingForgottenAfterStart = TimeSpan.FromMinutes(15);

    /// <summary>How often the sample of an unchanged item is stored; well under <see cref="ProgressTracker.UnwatchedAfter"/>.</summary>
    public static readonly TimeSpan SampledEvery = TimeSpan.FromMinutes(4);

    /// <summary>Items of the history that are held one by one; the older ones are in the database and change no more.</summary>
    public const int HistoryItemsMax = 200;

    private readonly Dictionary<string, KnownItem> _items = new(StringComparer.Ordinal);
    private readonly bool _hasHistory = kind == DownloadClientKind.Sabnzbd;
    private DateTimeOffset _startedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _returnedAt = DateTimeOffset.MinValue;
    private long _read;

    /// <summary>Items known, those that are missing at the moment included.</summary>
    public int Count => _items.Count;

    /// <summary>Whether a queued item is judged while it waits its turn, and so must be watched (<c>STUCK_JUDGE_QUEUED</c>).</summary>
    public bool JudgeQueued { get; set; }

    /// <summary>After a restart of ours: what the client was last seen with.</summary>
    public void Restore(IReadOnlyList<KnownDownload> known)
    {
        foreach (var download in known)
        {
            _items[download.ItemId] = new KnownItem { IsInHistory = _hasHistory && download.Status.IsFinished() };
        }
    }

    /// <summary>The client answers again after it did not: it may just have started.</summary>
    public void ClientReturned(DateTimeOffset at) => _returnedAt = at;

    /// <summary>The client does not answer: nothing is expected of its active items until it does. Returns those that change by it.</summary>
    public QueueChanges ClientWentDown()
    {
        var changed = new List<ClientItem>();
        foreach (var known in _items.Values)
        {
            if (known is { Item: { } item, IsMissing: false } && item.Status.IsActive() && item.Wait != WaitReason.ClientNotReady)
            {
                known.Item = item with { Wait = WaitReason.ClientNotReady, SpeedBytesPerSecond = null };
                changed.Add(known.Item);
            }
        }

        return new() { Changed = changed, Sampled = changed };
    }

    /// <summary>Takes in one read of the queue.</summary>
    public QueueChanges Apply(QueueReading reading, DateTimeOffset now)
    {
        _read++;
        _startedAt = reading.Condition.StartedAt ?? _startedAt;
        var found = new Found();
        var wait = WaitOf(reading.Condition, now);
        foreach (var item in reading.Items)
        {
            TakeFromQueue(item, wait, now, found);
        }

        if (reading.IsFull)
        {
            LookForMissing(reading, now, found);
        }
        else
        {
            foreach (var id in reading.RemovedIds)
            {
                if (_items.TryGetValue(id, out var known) && !(known.IsInHistory && _hasHistory) && known.SeenInRead != _read)
                {
                    LeaveQueue(id, known, now, found);
                }
            }

            WatchTheRest(wait, now, found);
        }

        ConfirmGone(now, found);
        return found.ToChanges();
    }

    /// <summary>Takes in one read of the history. What it shows while the queue still shows it too is kept until the queue does not.</summary>
    public QueueChanges ApplyHistory(HistoryReading reading, DateTimeOffset now)
    {
        var found = new Found();
        _read++;
        foreach (var item in reading.Items)
        {
            TakeFromHistory(item, now, found);
        }

        if (reading.MalformedCount == 0)
        {
            LookForMissingInHistory(reading, now, found);
        }

        if (!reading.Unchanged)
        {
            ForgetOldHistory(reading);
        }

        ConfirmGone(now, found);
        return found.ToChanges();
    }

    private void TakeFromQueue(ClientItem item, WaitReason wait, DateTimeOffset now, Found found)
    {
        var ownWait = item.Wait;
        item = WithWait(item, ownWait, wait);
        if (!_items.TryGetValue(item.Id, out var known))
        {
            _items[item.Id] = new KnownItem { Item = item, OwnWait = ownWait, SeenInRead = _read, SampledAt = now };
            found.Added.Add(item);
            return;
        }

        if (known.SeenInRead == _read)
        {
            return; // Listed twice in one answer: the first counts.
        }

        var hasFailed = item.Status == DownloadStatus.Failed && known.Item?.Status != DownloadStatus.Failed && _hasHistory;
        found.NeedsHistoryNow |= hasFailed;
        var isBack = known.IsMissing;
        known.SeenInRead = _read;
        known.OwnWait = ownWait;
        known.IsInHistory = false;
        known.IsMissing = false;
        known.AbsentSince = null;
        if (isBack || item != known.Item)
        {
            known.Item = item;
            known.SampledAt = now;
            found.Changed.Add(item);
        }
        else
        {
            Watch(known, now, found);
        }
    }

    private void Watch(KnownItem known, DateTimeOffset now, Found found)
    {
        var item = known.Item!;
        if (item.Malformed is not null || !ProgressTracker.IsExpected(item.Status, item.Wait, JudgeQueued))
        {
            return;
        }

        found.Watched.Add(item);
        if (now - known.SampledAt >= SampledEvery || now < known.SampledAt)
        {
            known.SampledAt = now;
            found.Heartbeats.Add(item);
        }
    }

    private void WatchTheRest(WaitReason wait, DateTimeOffset now, Found found)
    {
        foreach (var known in _items.Values)
        {
            if (known.SeenInRead == _read || known.IsMissing || known.IsInHistory || known.Item is null)
            {
                continue;
            }

            var item = WithWait(known.Item, known.OwnWait, wait);
            if (item.Wait != known.Item.Wait)
            {
                known.Item = item;
                known.SampledAt = now;
                found.Changed.Add(item);
            }
            else
            {
                Watch(known, now, found);
            }
        }
    }

    private void LookForMissing(QueueReading reading, DateTimeOffset now, Found found)
    {
        // A record whose id could not be read may be any of those that seem to be absent.
        if (reading.MalformedCount > 0)
        {
            return;
        }

        foreach (var (id, known) in _items)
        {
            if (known.SeenInRead != _read && !known.IsInHistory)
            {
                LeaveQueue(id, known, now, found);
            }
        }
    }

    private void LeaveQueue(string id, KnownItem known, DateTimeOffset now, Found found)
    {
        if (known.IsMissing)
        {
            return;
        }

        if (known.HistoryItem is { } ended)
        {
            known.HistoryItem = null;
            known.IsInHistory = true;
            known.Item = ended;
            found.Changed.Add(ended);
            return;
        }

        known.IsMissing = true;
        known.AbsentSince = _hasHistory ? null : now;
        found.Missing.Add(id);
        found.NeedsHistoryNow |= _hasHistory;
    }

    private void TakeFromHistory(ClientItem item, DateTimeOffset now, Found found)
    {
        if (!_items.TryGetValue(item.Id, out var known))
        {
            _items[item.Id] = new KnownItem { Item = item, IsInHistory = true, SeenInRead = _read, SampledAt = now };
            found.Added.Add(item);
            return;
        }

        if (known.SeenInRead == _read)
        {
            return;
        }

        known.SeenInRead = _read;
        if (!known.IsInHistory && !known.IsMissing && known.Item is not null)
        {
            known.HistoryItem = item;
            return;
        }

        var isBack = known.IsMissing;
        known.IsInHistory = true;
        known.IsMissing = false;
        known.AbsentSince = null;
        if (isBack || item != known.Item)
        {
            known.Item = item;
            known.SampledAt = now;
            found.Changed.Add(item);
        }
    }

    private void LookForMissingInHistory(HistoryReading reading, DateTimeOffset now, Found found)
    {
        // A part of the history says nothing of what ended before its oldest item.
        var oldest = reading.IsComplete ? DateTimeOffset.MinValue : reading.Items.Min(item => item.EndedAt) ?? DateTimeOffset.MaxValue;
        foreach (var (id, known) in _items)
        {
            if (known.SeenInRead == _read)
            {
                continue;
            }

            if (known.IsMissing)
            {
                known.AbsentSince ??= now;
            }
            else if (known.IsInHistory && !reading.Unchanged && known.Item is { } item && (item.EndedAt ?? DateTimeOffset.MinValue) > oldest)
            {
                known.IsMissing = true;
                known.AbsentSince = now;
                found.Missing.Add(id);
            }
        }
    }

    private void ForgetOldHistory(HistoryReading reading)
    {
        if (reading.Items.Count <= HistoryItemsMax && _items.Count <= HistoryItemsMax)
        {
            return;
        }

        var newest = reading.Items.Take(HistoryItemsMax).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, known) in _items)
        {
            if (known is { IsInHistory: true, IsMissing: false } && !newest.Contains(id))
            {
                _items.Remove(id);
            }
        }
    }

    private void ConfirmGone(DateTimeOffset now, Found found)
    {
        if (now - _startedAt < NothingForgottenAfterStart || now - _returnedAt < NothingForgottenAfterStart)
        {
            return;
        }

        foreach (var (id, known) in _items)
        {
            if (known.IsMissing && now - known.AbsentSince >= AbsenceConfirmedAfter)
            {
                _items.Remove(id);
                found.Gone.Add(id);
            }
        }
    }

    private WaitReason WaitOf(ClientCondition condition, DateTimeOffset now) =>
        condition.Disconnected || ClientHealthMachine.IsStarting(condition.StartedAt, _returnedAt, now) ? WaitReason.ClientNotReady
        : condition.QueuePaused ? WaitReason.QueuePaused
        : WaitReason.None;

    /// <summary>The item with what stands in its way: the state of the whole client where that is in the way, else its own.</summary>
    private static ClientItem WithWait(ClientItem item, WaitReason ownWait, WaitReason clientWait)
    {
        var isInTheWay = item.Status.IsActive()
            && (clientWait == WaitReason.ClientNotReady || (clientWait == WaitReason.QueuePaused && ownWait is WaitReason.None or WaitReason.ItsTurn));
        var wait = isInTheWay ? clientWait : ownWait;
        return wait == item.Wait ? item : item with { Wait = wait };
    }

    private sealed class KnownItem
    {
        public ClientItem? Item { get; set; }
        public ClientItem? HistoryItem { get; set; }
        public WaitReason OwnWait { get; set; }
        public bool IsInHistory { get; set; }
        public bool IsMissing { get; set; }
        public DateTimeOffset? AbsentSince { get; set; }
        public DateTimeOffset SampledAt { get; set; }
        public long SeenInRead { get; set; }
    }

    private sealed class Found
    {
        public List<ClientItem> Added { get; } = [];
        public List<ClientItem> Changed { get; } = [];
        public List<ClientItem> Watched { get; } = [];
        public List<ClientItem> Heartbeats { get; } = [];
        public List<string> Missing { get; } = [];
        public List<string> Gone { get; } = [];
        public bool NeedsHistoryNow { get; set; }

        public QueueChanges ToChanges() => new()
        {
            Added = Added,
            Changed = Changed,
            Watched = Watched,
            Sampled = [.. Added, .. Changed, .. Heartbeats],
            Missing = Missing,
            Gone = Gone,
            NeedsHistoryNow = NeedsHistoryNow,
        };
    }
}
