namespace OrleansMedia.Domain.Downloads;

/// <summary>What a client's complaint means.</summary>
/// <param name="Category">The kind of failure.</param>
/// <param name="Severity">How bad it is.</param>
public readonly record struct FailureVerdict(FailureCategory Category, Severity Severity);
