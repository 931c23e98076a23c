namespace OrleansMedia.LocalSilo.Calls;

/// <summary>The place of a call among those that await an answer.</summary>
internal struct AwaitedLink
{
    /// <summary>The one that was sent before it, in the same lane.</summary>
    internal Call? Before;

    /// <summary>The one that was sent after it, in the same lane.</summary>
    internal Call? After;

    /// <summary>The tick of the engine's clock at which the caller gives up.</summary>
    internal int Deadline;

    /// <summary>The lane; 0 where the call is in none.</summary>
    internal byte Lane;
}
