namespace OrleansMedia.Lab.Downloads;

/// <summary>The time of a queue: it runs at the speed of the world, and stands still while the whole client is paused.</summary>
internal sealed class LabQueueClock(LabWorld world)
{
    private readonly DateTimeOffset _createdAt = world.Time.GetUtcNow();
    private TimeSpan _pausedFor;
    private DateTimeOffset? _pausedAt;

    public bool IsPaused => _pausedAt is not null;

    /// <summary>What the clock shows at an instant.</summary>
    public TimeSpan At(DateTimeOffset now) => ((_pausedAt ?? now) - _createdAt - _pausedFor) * world.Speed;

    /// <summary>What the clock shows now.</summary>
    public TimeSpan Read() => At(world.Time.GetUtcNow());

    public void Pause(DateTimeOffset now) => _pausedAt ??= now;

    public void Resume(DateTimeOffset now)
    {
        if (_pausedAt is { } since)
        {
            _pausedFor += now - since;
            _pausedAt = null;
        }
    }
}
