namespace OrleansMedia.Lab.Arr;

/// <summary>How a simulated arr is set up.</summary>
public sealed record ArrOptions
{
    /// <summary>Which arr it is.</summary>
    public required ArrKind Kind { get; init; }

    /// <summary>The API key it accepts.</summary>
    public string ApiKey { get; init; } = "lab0arr0key0lab0arr0key0lab0arr0";

    /// <summary>Port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The category in the download clients that is its own; tv or movies when null.</summary>
    public string? Category { get; init; }

    /// <summary>How long after its end a download is imported, or given up if it failed.</summary>
    public TimeSpan ReactsAfter { get; init; } = TimeSpan.FromSeconds(20);

    internal string OwnCategory => Category ?? (Kind == ArrKind.Sonarr ? "tv" : "movies");

    internal string Version => Kind == ArrKind.Sonarr ? "4.0.15.2941" : "5.26.2.10099";
}
