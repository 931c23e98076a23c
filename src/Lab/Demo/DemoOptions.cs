namespace OrleansMedia.Lab.Demo;

/// <summary>How the demonstration is set up.</summary>
public sealed record DemoOptions
{
    /// <summary>Drives everything.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The same seed gives the same house.</summary>
    public int Seed { get; init; } = 2026;

    /// <summary>How many seconds pass in the downloads in one second. At 1, an episode takes one to three minutes.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The five servers listen on this port and the next four, so that a restart finds them again; 0 takes free ports.</summary>
    public int FirstPort { get; init; }

    /// <summary>How often finished downloads make room for new ones.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(3);
}
