using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Sqlite;

/// <summary>The bounded queue in front of the one writer. Where it is full, callers wait without a thread.</summary>
internal sealed class UnitQueue(int unitsMax) : IDisposable
{
    private readonly SemaphoreSlim _room = new(unitsMax, unitsMax);
    private readonly Queue<WriteUnit> _queued = new();
    private readonly object _gate = new();
    private bool _closed;

    /// <summary>Queues a unit as soon as there is room.</summary>
    public ValueTask AddAsync(WriteUnit unit)
    {
        if (_room.Wait(0, CancellationToken.None))
        {
            Enqueue(unit);
            return ValueTask.CompletedTask;
        }

        return WaitAndAddAsync(unit);
    }

    /// <summary>Takes what is queued, at most <paramref name="max"/>, waiting for the first; false where the queue is closed and empty.</summary>
    public bool Take(List<WriteUnit> into, int max)
    {
        lock (_gate)
        {
            while (_queued.Count == 0)
            {
                if (_closed)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            while (into.Count < max && _queued.TryDequeue(out var unit))
            {
                into.Add(unit);
            }
        }

        _room.Release(into.Count);
        return true;
    }

    /// <summary>No more units are taken in; those that are queued are still written.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    public void Dispose() => _room.Dispose();

    private async ValueTask WaitAndAddAsync(WriteUnit unit)
    {
        await _room.WaitAsync().ConfigureAwait(false);
        Enqueue(unit);
    }

    private void Enqueue(WriteUnit unit)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(Database));
            _queued.Enqueue(unit);
            if (_queued.Count == 1)
            {
                Monitor.Pulse(_gate);
            }
        }
    }
}
