namespace OrleansMedia.Grains.Interfaces.Downloads;

/// <summary>One point of a download's chart.</summary>
[GenerateSerializer, Immutable, Alias("om.ProgressPoint")]
public sealed record ProgressPoint
{
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary>0 to 100.</summary>
    [Id(1)]
    public double ProgressPercent { get; init; }

    [Id(2)]
    public long SizeLeftBytes { get; init; }

    /// <summary>Wire name of the status.</summary>
    [Id(3)]
    public required string Status { get; init; }

    /// <summary>Why nothing was expected to move then: none, its_turn, queue_paused, paused, client_not_ready, working. The chart is shaded where it is not none.</summary>
    [Id(4)]
    public required string Wait { get; init; }
}
