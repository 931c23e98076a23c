namespace OrleansMedia.LocalSilo.Engine;

/// <summary>Where the engine stands.</summary>
internal enum EnginePhase
{
    /// <summary>Calls are refused.</summary>
    NotStarted,

    /// <summary>Calls are taken on.</summary>
    Running,

    /// <summary>Only grains may still call.</summary>
    Stopping,

    /// <summary>Calls are refused.</summary>
    Stopped,
}
