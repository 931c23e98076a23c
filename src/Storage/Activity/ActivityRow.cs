namespace OrleansMedia.Storage.Activity;

/// <summary>One event of the activity log, as it is shown (R98). Enumerations are wire names.</summary>
public sealed record ActivityRow
{
    /// <summary>Its place in the log.</summary>
    public required long Id { get; init; }

    /// <summary>Its own id.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind it is, for example <c>download.stuck</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>What belongs together.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The event that caused it; null where none did.</summary>
    public string? CausationId { get; init; }

    /// <summary>What happened, as a short sentence.</summary>
    public required string Action { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>failed, success, in_progress or info.</summary>
    public required string Status { get; init; }

    /// <summary>The facts and the evidence, as a JSON object.</summary>
    public required string DetailsJson { get; init; }

    /// <summary>The error in words; null where there is none.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The download (<c>client/item</c>); null where it is about none.</summary>
    public string? DownloadId { get; init; }

    /// <summary>sonarr, radarr or unknown; null where it is about no download.</summary>
    public string? Application { get; init; }
}
