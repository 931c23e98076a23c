namespace Orleans.Configuration;

/// <summary>When activations end, and how long beginning and ending may take.</summary>
public class GrainCollectionOptions
{
    /// <summary>How long nobody must have called before an activation is collected. Default 15 min.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. Default 1 min; must be shorter than the age.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest that OnActivateAsync may take. Default 30 s.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that the calls under way, and then OnDeactivateAsync, may take at the end. Default 30 s.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
