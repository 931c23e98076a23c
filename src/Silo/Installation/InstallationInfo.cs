namespace OrleansMedia.Silo.Installation;

/// <summary>What runs here.</summary>
/// <param name="Version">The product's version.</param>
/// <param name="Database">Which database, and its version.</param>
/// <param name="Engine">What runs the grains: local or orleans.</param>
/// <param name="Runtime">The .NET version.</param>
/// <param name="StartedAt">When this process was ready to listen, UTC.</param>
/// <param name="UptimeSeconds">Seconds since then.</param>
public sealed record InstallationInfo(string Version, string Database, string Engine, string Runtime, DateTimeOffset StartedAt, long UptimeSeconds);
