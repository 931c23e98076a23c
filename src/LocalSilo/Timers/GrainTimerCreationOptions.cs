using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When and how a grain timer calls back.</summary>
public readonly struct GrainTimerCreationOptions : IEquatable<GrainTimerCreationOptions>
{
    public GrainTimerCreationOptions()
    {
    }

    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first callback; <see cref="Timeout.InfiniteTimeSpan"/>: not before Change.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of one callback to the next; <see cref="Timeout.InfiniteTimeSpan"/>: one callback only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether the callback may run between the turns of calls. Default: no, it waits its turn.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether each callback counts as use, so that the activation is not collected. Default: no.</summary>
    public bool KeepAlive { get; init; }

    public static bool operator ==(GrainTimerCreationOptions left, GrainTimerCreationOptions right) => left.Equals(right);

    public static bool operator !=(GrainTimerCreationOptions left, GrainTimerCreationOptions right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(GrainTimerCreationOptions other) =>
        DueTime == other.DueTime && Period == other.Period && Interleave == other.Interleave && KeepAlive == other.KeepAlive;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is GrainTimerCreationOptions other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(DueTime, Period, Interleave, KeepAlive);
}
