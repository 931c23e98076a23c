namespace OrleansMedia.Storage.Downloads;

/// <summary>One download in a list. Progress is as of the last poll of its client, the rest as of its last save. Enumerations are wire names.</summary>
public sealed record DownloadRow
{
    /// <summary>Its key, <c>client/item</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The client that holds it.</summary>
    public required string ClientId { get; init; }

    /// <summary>The client's id of it.</summary>
    public required string ItemId { get; init; }

    /// <summary>The name as the client shows it.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>Why nothing is expected to move: none, its_turn, queue_paused, paused, client_not_ready, working.</summary>
    public required string Wait { get; init; }

    /// <summary>The client's category.</summary>
    public required string Category { get; init; }

    /// <summary>sonarr, radarr or unknown.</summary>
    public required string SourceApplication { get; init; }

    /// <summary>usenet or torrent.</summary>
    public required string Protocol { get; init; }

    /// <summary>0 to 100.</summary>
    public required double ProgressPercent { get; init; }

    /// <summary>The whole size in bytes; 0 where unknown.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Bytes left.</summary>
    public required long SizeLeftBytes { get; init; }

    /// <summary>Bytes per second; null where unknown.</summary>
    public long? SpeedBytesPerSecond { get; init; }

    /// <summary>Our estimate of the time to completion; null where there is none.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>fine, at_risk or stuck.</summary>
    public required string Judgement { get; init; }

    /// <summary>When it last moved enough to count, UTC; null before the first sample.</summary>
    public DateTimeOffset? IdleSince { get; init; }

    /// <summary>Minutes without enough progress while data was expected, as of the last save; null while it is fine.</summary>
    public double? StuckMinutes { get; init; }

    /// <summary>What the client says that may explain why it does not move; null where nothing does.</summary>
    public string? Hint { get; init; }

    /// <summary>The kind of failure; null where it did not fail.</summary>
    public string? FailureCategory { get; init; }

    /// <summary>low, medium, high or critical; null where it did not fail.</summary>
    public string? Severity { get; init; }

    /// <summary>Why it failed, in the client's words; null where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>What the client complains about; empty where nothing.</summary>
    public required string Complaint { get; init; }

    /// <summary>Host of the first tracker; null for Usenet.</summary>
    public string? Tracker { get; init; }

    /// <summary>Labels and tags, joined with a comma.</summary>
    public required string Labels { get; init; }

    /// <summary>Whether it had failed before its client was set up (C30).</summary>
    public required bool SeenBeforeSetup { get; init; }

    /// <summary>Which fields could not be read; null where all could.</summary>
    public string? Malformed { get; init; }

    /// <summary>Groups all events about it.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>When it was first seen, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its state was last saved, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the client added it, UTC; null where it does not say.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>When it ended in its client, UTC; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it left its client, UTC; null while it is there.</summary>
    public DateTimeOffset? GoneAt { get; init; }
}
