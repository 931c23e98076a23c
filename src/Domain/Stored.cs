namespace OrleansMedia.Domain;

/// <summary>A state as it was read, with the version that the next save must name.</summary>
/// <param name="State">The state.</param>
/// <param name="Version">1 for a first save, and one more with each.</param>
public sealed record Stored<T>(T State, long Version)
    where T : class;
