using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>
/// What one download client was last seen with, and what each read of it changes. Owned by the client's grain: not safe for use by two threads at once.
/// An item that is absent is only missing at first. It is gone where two complete reads at least 10 minutes apart do not show it, and never within
/// 15 minutes after its client started (ruling C33); what left the queue of a client with a history is looked for there first.
/// A read that tells only changes costs as much as it tells, and the active items.
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

    /// <summary>Items of the history that are held whole; the older ones hardly ever change, and are not missed when they go.</summary>
    public const int HistoryItemsMax = 200;

    private readonly KnownItems _items = new();
    private readonly bool _hasHistory = kind == DownloadClientKind.Sabnzbd;
    private DateTimeOffset? _startedAt;
    private DateTimeOffset? _returnedAt;
    private DateTimeOffset? _restoredAt;
    private bool _isRestored;
    private long _read;

    /// <summary>Items known, those that are missing at the moment included.</summary>
    public int Count => _items.Count;

    /// <summary>Items in the queue at the moment.</summary>
    public int InQueue => _items.All.Count(known => known is { IsInHistory: false, IsMissing: false, Item: not null });

    /// <summary>Whether a queued item is judged while it waits its turn, and so must be watched (<c>STUCK_JUDGE_QUEUED</c>).</summary>
    public bool JudgeQueued { get; set; }

    /// <summary>After a restart of ours: what the client was last seen with.</summary>
    public void Restore(IReadOnlyList<KnownDownload> known)
    {
        _isRestored = true;
        foreach (var download in known)
        {
            _items.Add(download.ItemId).IsInHistory = _hasHistory && download.Status.IsFinished();
        }
    }

    /// <summary>The client answers again after it did not: it may just have started.</summary>
    public void ClientReturned(DateTimeOffset at) => _returnedAt = at;

    /// <summary>The client does not answer: nothing is expected of its active items until it does. Returns those that change by it.</summary>
    public QueueChanges ClientWentDown(DateTimeOffset now)
    {
        var found = new FoundChanges();
        TellWaits(WaitReason.ClientNotReady, now, found, isWatching: false);
        return found.ToChanges();
    }

    /// <summary>Takes in one read of the queue.</summary>
    public QueueChanges Apply(QueueReading reading, DateTimeOffset now)
    {
        _read++;
        _returnedAt = _returnedAt > now ? now : _returnedAt; // The clock was set back: it came back no later than now.
        _restoredAt ??= _isRestored ? now : null; // The client may have started while we were not running.
        _startedAt = reading.Condition.StartedAt ?? _startedAt;
        var found = new FoundChanges();
        var wait = WaitOf(reading.Condition, now);
        foreach (var item in reading.Items)
        {
            TakeFromQueue(item, wait, now, found);
        }

        if (!reading.IsFull)
        {
            TellWaits(wait, now, found, isWatching: true);
        }

        foreach (var known in LeftQueue(reading))
        {
            LeaveQueue(known, now, found);
        }

        if (!_hasHistory && reading.MalformedCount == 0)
        {
            ConfirmGone(now, found);
        }

        return found.ToChanges();
    }

    /// <summary>Takes in one read of the history. What it shows while the queue shows it too waits until the queue does not.</summary>
    public QueueChanges ApplyHistory(HistoryReading reading, DateTimeOffset now)
    {
        _read++;
        var found = new FoundChanges();
        foreach (var item in reading.Items)
        {
            TakeFromHistory(item, now, found);
        }

        foreach (var known in _items.Missing.ToList())
        {
            LookForInHistory(known, reading, now, found);
        }

        if (!reading.Unchanged)
        {
            LeaveHistory(reading, now, found);
            ShrinkOldHistory(reading);
        }

        if (reading.MalformedCount == 0)
        {
            ConfirmGone(now, found);
        }

        return found.ToChanges();
    }

    private void TakeFromQueue(ClientItem item, WaitReason wait, DateTimeOffset now, FoundChanges found)
    {
        var ownWait = item.Wait;
        if (!_items.TryFind(item.Id, out var known))
        {
            known = _items.Add(item.Id);
            (known.SeenInRead, known.OwnWait) = (_read, ownWait);
            _items.Hold(known, WithWait(item, ownWait, wait));
            found.Added(known, now);
            return;
        }

        if (known.SeenInRead == _read)
        {
            return; // Listed twice in one answer: the first counts.
        }

        if (item.Malformed is not null && known.Item is { } former)
        {
            // What can't be read degrades this item to what was last known of it.
            (item, ownWait) = (former with { Malformed = item.Malformed }, known.OwnWait);
        }

        item = WithWait(item, ownWait, wait);
        found.NeedsHistoryNow |= _hasHistory && item.Status == DownloadStatus.Failed && known.Item?.Status != DownloadStatus.Failed;
        var isSame = !known.IsMissing && item == known.Item;
        (known.SeenInRead, known.OwnWait, known.IsInHistory) = (_read, ownWait, false);
        _items.Hold(known, item);
        if (!isSame)
        {
            found.Changed(known, now);
        }
        else if (IsWatched(item))
        {
            found.Watched(known, now);
        }
    }

    private bool IsWatched(ClientItem item) => item.Malformed is null && ProgressTracker.IsExpected(item.Status, item.Wait, JudgeQueued);

    /// <summary>What the client did not tell anew is as it was, but for what stands in the way of all.</summary>
    private void TellWaits(WaitReason wait, DateTimeOffset now, FoundChanges found, bool isWatching)
    {
        foreach (var known in _items.Active)
        {
            if (known.SeenInRead == _read && isWatching)
            {
                continue;
            }

            var item = WithWait(known.Item!, known.OwnWait, wait);
            if (item.Wait != known.Item!.Wait)
            {
                known.Item = item;
                found.Changed(known, now);
            }
            else if (isWatching && IsWatched(item))
            {
                found.Watched(known, now);
            }
        }
    }

    private List<KnownItem> LeftQueue(QueueReading reading)
    {
        if (!reading.IsFull)
        {
            return [.. reading.RemovedIds.Select(id => _items.TryFind(id, out var known) ? known : null).OfType<KnownItem>().Where(IsAbsentFromQueue)];
        }

        // A record whose id could not be read may be any of those that seem to be absent.
        return reading.MalformedCount > 0 ? [] : [.. _items.All.Where(IsAbsentFromQueue)];
    }

    private bool IsAbsentFromQueue(KnownItem known) => known.SeenInRead != _read && known is { IsInHistory: false, IsMissing: false };

    private void LeaveQueue(KnownItem known, DateTimeOffset now, FoundChanges found)
    {
        _items.SetMissing(known, isMissing: true);
        known.AbsentSince = _hasHistory ? null : now;
        found.Missing(known);
        found.NeedsHistoryNow |= _hasHistory;
    }

    private void TakeFromHistory(ClientItem item, DateTimeOffset now, FoundChanges found)
    {
        if (!_items.TryFind(item.Id, out var known))
        {
            if (!_items.IsOldAndUnchanged(item))
            {
                known = _items.Add(item.Id);
                (known.SeenInRead, known.IsInHistory) = (_read, true);
                _items.Hold(known, item);
                found.Added(known, now);
            }

            return;
        }

        if (known.SeenInRead == _read)
        {
            return;
        }

        known.SeenInRead = _read;
        if (known is { IsInHistory: false, IsMissing: false, Item: not null })
        {
            known.HistoryItem = item;
            return;
        }

        MoveToHistory(known, item, now, found);
    }

    private void MoveToHistory(KnownItem known, ClientItem item, DateTimeOffset now, FoundChanges found)
    {
        if (item.Malformed is not null && known.Item is { } former)
        {
            item = former with { Malformed = item.Malformed };
        }

        var isSame = !known.IsMissing && item == known.Item;
        (known.IsInHistory, known.HistoryItem, known.OwnWait, known.NeedsWholeHistory) = (true, null, item.Wait, false);
        _items.Hold(known, item);
        if (!isSame)
        {
            found.Changed(known, now);
        }
    }

    /// <summary>What left the queue is where the history had it already, or is absent from both from now on.</summary>
    private void LookForInHistory(KnownItem known, HistoryReading reading, DateTimeOffset now, FoundChanges found)
    {
        if (reading.Unchanged && known.HistoryItem is { } item)
        {
            MoveToHistory(known, item, now, found);
        }
        else if (!reading.IsComplete && known.AbsentSince is null && (!reading.Unchanged || known.Item is null || known.NeedsWholeHistory))
        {
            // The newest part is no proof: it may have ended long ago while we were not running, or by a clock that was set back.
            (known.NeedsWholeHistory, found.NeedsWholeHistory) = (true, true);
        }
        else if (reading.MalformedCount == 0)
        {
            known.AbsentSince ??= now;
        }
    }

    private void LeaveHistory(HistoryReading reading, DateTimeOffset now, FoundChanges found)
    {
        // A part of the history says nothing of what ended before its oldest item.
        var oldest = reading.Items.Min(item => item.EndedAt) ?? DateTimeOffset.MaxValue;
        foreach (var known in _items.All.Where(known => known.SeenInRead != _read))
        {
            known.HistoryItem = null;
            if (reading.MalformedCount == 0
                && known is { IsInHistory: true, IsMissing: false }
                && (reading.IsComplete || known.Item?.EndedAt > oldest))
            {
                _items.SetMissing(known, isMissing: true);
                known.AbsentSince = now;
                found.Missing(known);
            }
        }
    }

    private void ShrinkOldHistory(HistoryReading reading)
    {
        foreach (var item in reading.Items.Skip(HistoryItemsMax))
        {
            if (_items.TryFind(item.Id, out var known) && known is { IsInHistory: true, IsMissing: false })
            {
                _items.Shrink(known);
            }
        }
    }

    private void ConfirmGone(DateTimeOffset now, FoundChanges found)
    {
        if (now - _startedAt < NothingForgottenAfterStart || now - _returnedAt < NothingForgottenAfterStart || now - _restoredAt < NothingForgottenAfterStart)
        {
            return;
        }

        foreach (var known in _items.Missing.Where(known => known.AbsentSince is not null).ToList())
        {
            if (now < known.AbsentSince)
            {
                known.AbsentSince = now; // The clock was set back.
            }
            else if (now - known.AbsentSince >= AbsenceConfirmedAfter)
            {
                _items.Remove(known);
                found.Gone(known);
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
}
