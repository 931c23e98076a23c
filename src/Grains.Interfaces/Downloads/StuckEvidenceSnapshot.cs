namespace OrleansMedia.Grains.Interfaces.Downloads;

/// <summary>Why a download is called stuck or nearly so (R88): values beside their limits.</summary>
[GenerateSerializer, Immutable, Alias("om.StuckEvidence")]
public sealed record StuckEvidenceSnapshot
{
    [Id(0)]
    public double StuckMinutes { get; init; }

    [Id(1)]
    public double ThresholdMinutes { get; init; }

    [Id(2)]
    public double ProgressChange { get; init; }

    [Id(3)]
    public double MinProgressChange { get; init; }

    [Id(4)]
    public long SizeChangeBytes { get; init; }

    [Id(5)]
    public long MinSizeChangeBytes { get; init; }

    [Id(6)]
    public DateTimeOffset Since { get; init; }

    [Id(7)]
    public string? Hint { get; init; }
}
