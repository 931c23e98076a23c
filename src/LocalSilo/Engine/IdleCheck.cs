using Orleans;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>Ends an activation if it is still idle when this arrives.</summary>
internal sealed class IdleCheck(int ticks) : WorkItem
{
    /// <inheritdoc />
    internal override void Run(Activation activation)
    {
        if (activation.IsIdle(activation.Class.Engine.Clock.Tick, ticks))
        {
            activation.End(new Ending(new(DeactivationReasonCode.ActivationIdle, "Nobody called for a while."), CancellationToken.None));
        }
    }
}
