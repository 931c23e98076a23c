using OrleansMedia.LocalSilo.Engine;

namespace OrleansMedia.LocalSilo.Calls;

/// <summary>
/// All calls that await an answer, oldest first. One timer for all of them looks at the oldest: there is no timer per call.
/// Spread over lanes so that callers on different processors do not meet.
/// </summary>
internal sealed class AwaitedCalls
{
    private const int LaneCount = 16;
    private readonly Lane[] _lanes = [.. Enumerable.Range(0, LaneCount).Select(_ => new Lane())];
    private readonly TickClock _clock;
    private readonly TimeSpan _limit;
    private readonly int _limitTicks;

    internal AwaitedCalls(TickClock clock, TimeSpan limit)
    {
        _clock = clock;
        _limit = limit;
        _limitTicks = clock.TicksOf(limit);
    }

    /// <summary>How many calls await an answer.</summary>
    internal int Count => _lanes.Sum(lane => lane.Count);

    /// <summary>Begins to await an answer.</summary>
    internal void Add(Call call)
    {
        var index = Thread.GetCurrentProcessorId() & (LaneCount - 1);
        var lane = _lanes[index];
        lock (lane)
        {
            call.Awaited.Lane = (byte)(index + 1);
            call.Awaited.Deadline = _clock.Tick + _limitTicks;
            call.Awaited.Before = lane.Last;
            if (lane.Last is null)
            {
                lane.First = call;
            }
            else
            {
                lane.Last.Awaited.After = call;
            }

            lane.Last = call;
            lane.Count++;
        }
    }

    /// <summary>There is an answer.</summary>
    internal void Remove(Call call)
    {
        if (call.Awaited.Lane == 0)
        {
            return;
        }

        var lane = _lanes[call.Awaited.Lane - 1];
        lock (lane)
        {
            ref var link = ref call.Awaited;
            if (link.Before is null)
            {
                lane.First = link.After;
            }
            else
            {
                link.Before.Awaited.After = link.After;
            }

            if (link.After is null)
            {
                lane.Last = link.Before;
            }
            else
            {
                link.After.Awaited.Before = link.Before;
            }

            link = default;
            lane.Count--;
        }
    }

    /// <summary>Fails the calls whose time is over.</summary>
    internal void Sweep()
    {
        var now = _clock.Tick;
        foreach (var lane in _lanes)
        {
            while (Oldest(lane) is { } call && call.Awaited.Deadline - now <= 0)
            {
                call.TimeOut(_limit);
            }
        }
    }

    private static Call? Oldest(Lane lane)
    {
        lock (lane)
        {
            return lane.First;
        }
    }

    private sealed class Lane
    {
        internal Call? First;
        internal Call? Last;
        internal int Count;
    }
}
