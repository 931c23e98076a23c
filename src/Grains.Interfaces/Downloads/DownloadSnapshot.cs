using System.Collections.Immutable;

namespace OrleansMedia.Grains.Interfaces.Downloads;

/// <summary>One download with its history, as it is now.</summary>
[GenerateSerializer, Immutable, Alias("om.DownloadSnapshot")]
public sealed record DownloadSnapshot
{
    /// <summary><c>client/item</c>.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string ClientId { get; init; }

    [Id(2)]
    public required string ItemId { get; init; }

    [Id(3)]
    public required string Title { get; init; }

    /// <summary>usenet or torrent.</summary>
    [Id(4)]
    public required string Protocol { get; init; }

    [Id(5)]
    public string Category { get; init; } = "";

    /// <summary>sonarr, radarr or unknown.</summary>
    [Id(6)]
    public required string SourceApplication { get; init; }

    /// <summary>Wire name of the status.</summary>
    [Id(7)]
    public required string Status { get; init; }

    /// <summary>The client's own word for it.</summary>
    [Id(8)]
    public string RawStatus { get; init; } = "";

    /// <summary>none, its_turn, queue_paused, paused, client_not_ready, working.</summary>
    [Id(9)]
    public required string Wait { get; init; }

    [Id(10)]
    public double ProgressPercent { get; init; }

    [Id(11)]
    public long SizeBytes { get; init; }

    [Id(12)]
    public long SizeLeftBytes { get; init; }

    [Id(13)]
    public long? SpeedBytesPerSecond { get; init; }

    /// <summary>Our estimate from the history; null where nothing can be said (R229).</summary>
    [Id(14)]
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>The client's own estimate; null where it gives none.</summary>
    [Id(15)]
    public TimeSpan? ClientTimeLeft { get; init; }

    /// <summary>fine, at_risk or stuck.</summary>
    [Id(16)]
    public required string Judgement { get; init; }

    /// <summary>The values behind the judgement; null while it is fine.</summary>
    [Id(17)]
    public StuckEvidenceSnapshot? Evidence { get; init; }

    /// <summary>What the client complains about; empty where nothing.</summary>
    [Id(18)]
    public string Complaint { get; init; } = "";

    /// <summary>Why it failed; null where it did not.</summary>
    [Id(19)]
    public string? FailureReason { get; init; }

    /// <summary>Wire name of the failure category; null where it did not fail.</summary>
    [Id(20)]
    public string? FailureCategory { get; init; }

    /// <summary>critical, high, medium, low; null where it did not fail.</summary>
    [Id(21)]
    public string? Severity { get; init; }

    [Id(22)]
    public bool SeenBeforeSetup { get; init; }

    /// <summary>Which fields could not be read; null where all could.</summary>
    [Id(23)]
    public string? Malformed { get; init; }

    [Id(24)]
    public string Labels { get; init; } = "";

    [Id(25)]
    public string? Tracker { get; init; }

    [Id(26)]
    public int? Seeds { get; init; }

    [Id(27)]
    public int? SeedsInSwarm { get; init; }

    [Id(28)]
    public string StoragePath { get; init; } = "";

    [Id(29)]
    public required string CorrelationId { get; init; }

    [Id(30)]
    public DateTimeOffset CreatedAt { get; init; }

    [Id(31)]
    public DateTimeOffset UpdatedAt { get; init; }

    [Id(32)]
    public DateTimeOffset? EndedAt { get; init; }

    [Id(33)]
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>The last read of its client that showed it.</summary>
    [Id(34)]
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The progress history, oldest first.</summary>
    [Id(35)]
    public ImmutableArray<ProgressPoint> History { get; init; } = [];
}
