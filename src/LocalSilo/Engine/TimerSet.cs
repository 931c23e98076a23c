namespace OrleansMedia.LocalSilo.Engine;

/// <summary>The timers of one activation.</summary>
internal sealed class TimerSet : IDisposable
{
    private readonly HashSet<GrainTimer> _timers = [];
    private bool _isDisposed;

    /// <summary>Starts a timer, or disposes of it where its activation is already ending.</summary>
    internal GrainTimer Add(GrainTimer timer)
    {
        lock (_timers)
        {
            if (!_isDisposed)
            {
                _timers.Add(timer);
                timer.Start();
                return timer;
            }
        }

        timer.Dispose();
        return timer;
    }

    /// <summary>Forgets a timer.</summary>
    internal void Remove(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>Stops all timers and lets no new one start.</summary>
    public void Dispose()
    {
        GrainTimer[] timers;
        lock (_timers)
        {
            _isDisposed = true;
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
