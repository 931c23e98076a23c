namespace OrleansMedia.LocalSilo.Engine;

/// <summary>Tells an activation that OnActivateAsync has ended well.</summary>
internal sealed class Ready : WorkItem
{
    /// <inheritdoc />
    internal override void Run(Activation activation) => activation.Open();
}
