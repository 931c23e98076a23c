namespace OrleansMedia.Silo.Installation;

/// <summary>When this process was put together.</summary>
/// <param name="At">UTC.</param>
public sealed record StartTime(DateTimeOffset At);
