namespace OrleansMedia.Domain.Downloads;

/// <summary>The wire names of <see cref="Severity"/> (ruling C9).</summary>
public static class SeverityNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this Severity severity) => severity switch
    {
        Severity.Low => "low",
        Severity.Medium => "medium",
        Severity.High => "high",
        Severity.Critical => "critical",
    };
}
