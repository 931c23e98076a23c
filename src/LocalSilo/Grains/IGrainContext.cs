namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>Which grain it is.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object; null before the constructor has run.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation: one scope, disposed when the activation ends.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Ends the activation after the calls under way. The token bounds OnDeactivateAsync.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
