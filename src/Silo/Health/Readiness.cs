namespace OrleansMedia.Silo.Health;

/// <summary>The answer of the readiness probe.</summary>
/// <param name="Status"><c>ready</c> or <c>not_ready</c>.</param>
/// <param name="Database"><c>connected</c> or <c>disconnected</c>.</param>
public sealed record Readiness(string Status, string Database);
