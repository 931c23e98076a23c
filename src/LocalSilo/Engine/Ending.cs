using Orleans;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>The wish that an activation ends.</summary>
internal sealed class Ending(DeactivationReason reason, CancellationToken token) : WorkItem
{
    private ITimer? _limit;

    /// <summary>Why.</summary>
    internal DeactivationReason Reason { get; } = reason;

    /// <summary>Bounds OnDeactivateAsync.</summary>
    internal CancellationToken Token { get; } = token;

    /// <summary>Whether OnDeactivateAsync has begun.</summary>
    internal bool HasBegun { get; private set; }

    /// <inheritdoc />
    internal override void Run(Activation activation) => activation.End(this);

    /// <summary>Waits for the turns under way no longer than the deactivation timeout.</summary>
    internal void Limit(Activation activation)
    {
        var engine = activation.Class.Engine;
        _limit = engine.Time.CreateTimer(
            _ => activation.Post(new Overdue(this)), null, engine.Collection.DeactivationTimeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>OnDeactivateAsync begins.</summary>
    internal void Begin()
    {
        HasBegun = true;
        _limit?.Dispose();
    }

    private sealed class Overdue(Ending ending) : WorkItem
    {
        internal override void Run(Activation activation) => activation.EndNow(ending);
    }
}
