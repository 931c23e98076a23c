namespace OrleansMedia.Silo.Health;

/// <summary>The answer of the liveness probe.</summary>
/// <param name="Status">Always <c>alive</c>.</param>
public sealed record Liveness(string Status);
