namespace OrleansMedia.LocalSilo.Engine;

/// <summary>Where an activation stands. It only moves forward.</summary>
internal enum ActivationPhase : byte
{
    /// <summary>Nobody has called yet.</summary>
    New,

    /// <summary>The constructor and OnActivateAsync run; calls wait.</summary>
    Beginning,

    /// <summary>Calls run.</summary>
    Active,

    /// <summary>The calls under way and OnDeactivateAsync run; other calls wait for the next activation.</summary>
    Ending,

    /// <summary>Over.</summary>
    Ended,
}
