namespace OrleansMedia.Grains.Interfaces.Downloads;

/// <summary>One download as its client showed it at one read.</summary>
[GenerateSerializer, Immutable, Alias("om.DownloadObservation")]
public sealed record DownloadObservation
{
    /// <summary>When it was read.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    [Id(1)]
    public required string Title { get; init; }

    /// <summary>Wire name of the status.</summary>
    [Id(2)]
    public required string Status { get; init; }

    [Id(3)]
    public string RawStatus { get; init; } = "";

    /// <summary>Why nothing is expected to move: none, its_turn, queue_paused, paused, client_not_ready, working.</summary>
    [Id(4)]
    public string Wait { get; init; } = "none";

    /// <summary>usenet or torrent.</summary>
    [Id(5)]
    public required string Protocol { get; init; }

    [Id(6)]
    public double ProgressPercent { get; init; }

    [Id(7)]
    public long SizeBytes { get; init; }

    [Id(8)]
    public long SizeLeftBytes { get; init; }

    [Id(9)]
    public long? SpeedBytesPerSecond { get; init; }

    /// <summary>The client's own estimate.</summary>
    [Id(10)]
    public TimeSpan? TimeLeft { get; init; }

    [Id(11)]
    public string Category { get; init; } = "";

    [Id(12)]
    public string Labels { get; init; } = "";

    [Id(13)]
    public string? Tracker { get; init; }

    [Id(14)]
    public int? Seeds { get; init; }

    [Id(15)]
    public int? SeedsInSwarm { get; init; }

    [Id(16)]
    public string Complaint { get; init; } = "";

    [Id(17)]
    public string StoragePath { get; init; } = "";

    [Id(18)]
    public DateTimeOffset? AddedAt { get; init; }

    [Id(19)]
    public DateTimeOffset? EndedAt { get; init; }

    [Id(20)]
    public string? Malformed { get; init; }

    /// <summary>Whether this read is the first of its client, so that failures in it were there before us (ruling C30).</summary>
    [Id(21)]
    public bool IsFirstRead { get; init; }

    /// <summary>When its client was set up (ruling C30).</summary>
    [Id(22)]
    public DateTimeOffset ClientCreatedAt { get; init; }
}
