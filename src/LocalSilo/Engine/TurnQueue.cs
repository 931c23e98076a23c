namespace OrleansMedia.LocalSilo.Engine;

/// <summary>
/// Which turns of one activation run and which wait: one at a time, but read-only beside read-only, and what is marked
/// so beside everything. Those who may run overtake those who may not, as in Orleans.
/// </summary>
internal struct TurnQueue
{
    private Turn? _first;
    private Turn? _last;
    private int _waitingReaders;
    private int _exclusive;
    private int _readers;
    private int _interleaved;

    /// <summary>How many turns have begun and not ended.</summary>
    public readonly int Running => _exclusive + _readers + _interleaved;

    /// <summary>Whether nothing runs and nothing waits.</summary>
    public readonly bool IsEmpty => _first is null && Running == 0;

    /// <summary>Whether anything waits.</summary>
    public readonly bool HasWaiting => _first is not null;

    /// <summary>Whether the turn may begin beside those that run.</summary>
    public readonly bool MayBegin(Turn turn, bool isReentrant) =>
        isReentrant || turn.IsAlwaysInterleaved || (_exclusive == 0 && (_readers == 0 || turn.IsReadOnly));

    /// <summary>Counts a turn that begins.</summary>
    public void Enter(Turn turn) => Slot(turn)++;

    /// <summary>Counts a turn that has ended.</summary>
    public void Leave(Turn turn) => Slot(turn)--;

    /// <summary>Lets a turn wait, last.</summary>
    public void Enqueue(Turn turn)
    {
        turn.Next = null;
        if (_last is null)
        {
            _first = turn;
        }
        else
        {
            _last.Next = turn;
        }

        _last = turn;
        _waitingReaders += turn.IsReadOnly ? 1 : 0;
    }

    /// <summary>The first of those waiting, whether or not it may begin.</summary>
    public Turn? Dequeue() => _first is null ? null : Unlink(null, _first);

    /// <summary>The first of those waiting that may begin.</summary>
    public Turn? DequeueRunnable(bool isReentrant)
    {
        Turn? before = null;
        for (var turn = _first; turn is not null; before = turn, turn = (Turn?)turn.Next)
        {
            if (turn.IsAbandoned || MayBegin(turn, isReentrant))
            {
                return Unlink(before, turn);
            }

            // Behind one that must wait, only a reader beside readers can go ahead.
            if (_waitingReaders == 0 || _exclusive > 0)
            {
                return null;
            }
        }

        return null;
    }

    private Turn Unlink(Turn? before, Turn turn)
    {
        var after = (Turn?)turn.Next;
        if (before is null)
        {
            _first = after;
        }
        else
        {
            before.Next = after;
        }

        if (after is null)
        {
            _last = before;
        }

        turn.Next = null;
        _waitingReaders -= turn.IsReadOnly ? 1 : 0;
        return turn;
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref int Slot(Turn turn)
    {
        if (turn.IsAlwaysInterleaved)
        {
            return ref _interleaved;
        }

        return ref turn.IsReadOnly ? ref _readers : ref _exclusive;
    }
}
