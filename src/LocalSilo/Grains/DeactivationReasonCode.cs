namespace Orleans;

/// <summary>Why an activation ends.</summary>
[GenerateSerializer]
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason was given.</summary>
    None,

    /// <summary>The process is shutting down.</summary>
    ShuttingDown,

    /// <summary>The constructor or OnActivateAsync failed.</summary>
    ActivationFailed,

    /// <summary>Only in a cluster: its directory failed.</summary>
    DirectoryFailure,

    /// <summary>Nobody called for longer than the collection age.</summary>
    ActivationIdle,

    /// <summary>Only in a cluster: the activation answers no more.</summary>
    ActivationUnresponsive,

    /// <summary>Only in a cluster: another activation of the same grain exists.</summary>
    DuplicateActivation,

    /// <summary>Only in a cluster: a call of an interface version that this activation does not know.</summary>
    IncompatibleRequest,

    /// <summary>An error of the grain that makes its memory untrustworthy, such as a lost race of versions.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>Only in a cluster: the grain moves to another silo.</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Only in a cluster: memory is short.</summary>
    HighMemoryPressure,
}
