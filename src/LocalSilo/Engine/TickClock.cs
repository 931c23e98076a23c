namespace OrleansMedia.LocalSilo.Engine;

/// <summary>
/// A coarse clock that costs one memory read: it is moved on by the engine's own timer. Good for timeouts and idle ages,
/// which may come up to two ticks late and never early.
/// </summary>
internal sealed class TickClock(TimeProvider time, TimeSpan tick)
{
    private readonly long _start = time.GetTimestamp();
    private volatile int _tick;

    /// <summary>The number of whole ticks since the start.</summary>
    internal int Tick => _tick;

    /// <summary>How long a tick is.</summary>
    internal TimeSpan Length { get; } = tick;

    /// <summary>The ticks that are certainly not shorter than that time.</summary>
    internal int TicksOf(TimeSpan span)
    {
        var ticks = Math.Ceiling(span / Length) + 1;
        return ticks >= int.MaxValue / 2 ? int.MaxValue / 2 : (int)ticks;
    }

    /// <summary>Looks at the real clock.</summary>
    internal void Advance() => _tick = (int)(time.GetElapsedTime(_start) / Length);
}
