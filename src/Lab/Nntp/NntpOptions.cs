namespace OrleansMedia.Lab.Nntp;

/// <summary>How a simulated news server is set up.</summary>
public sealed record NntpOptions
{
    /// <summary>Port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>User name; no login is asked for when null.</summary>
    public string? User { get; init; }

    /// <summary>Password.</summary>
    public string Password { get; init; } = "lab-password";

    /// <summary>The one group.</summary>
    public string Group { get; init; } = "alt.binaries.lab";

    /// <summary>So many connections are served; one more is told that there are too many.</summary>
    public int ConnectionsMax { get; init; } = 50;

    /// <summary>How long every reply takes, in real time; replies of pipelined commands take it one after the other.</summary>
    public TimeSpan Delay { get; init; }
}
