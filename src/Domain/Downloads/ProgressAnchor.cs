namespace OrleansMedia.Domain.Downloads;

/// <summary>
/// The last time a download moved enough to count (ruling C7). Stuck means: it was idle, while data was expected, for the whole threshold since.
/// </summary>
/// <param name="At">When it last moved by at least the percent or the size threshold, UTC.</param>
/// <param name="ProgressPercent">Its progress then.</param>
/// <param name="SizeLeftBytes">Its bytes left then.</param>
/// <param name="Idle">How long it has been idle since while data was expected: without the time it was paused, waited its turn or its client was not ready.</param>
public sealed record ProgressAnchor(DateTimeOffset At, double ProgressPercent, long SizeLeftBytes, TimeSpan Idle);
