using Orleans.Runtime;
using OrleansMedia.LocalSilo.Engine;

namespace Orleans;

/// <summary>The base of every grain class. Its context is set before the constructor of the class runs.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain()
        => GrainContext = Activation.Here
            ?? throw new InvalidOperationException("A grain is made by the silo only: call it through a reference.");

    /// <inheritdoc />
    public IGrainContext GrainContext { get; }

    /// <summary>A reference to this grain.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>References to other grains.</summary>
    protected IGrainFactory GrainFactory => ((Activation)GrainContext).Class.Engine.Factory;

    /// <summary>The services of this activation: one scope, disposed when the activation ends.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <inheritdoc />
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation after the calls under way; the next call makes a new one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps this activation from idle collection for at least this long; a negative value takes that back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => ((Activation)GrainContext).DelayCollection(timeSpan);
}
