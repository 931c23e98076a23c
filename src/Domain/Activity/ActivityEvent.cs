namespace OrleansMedia.Domain.Activity;

/// <summary>One event, as it is stored in the activity log (R44, R98) in the transaction of the state that it tells of.</summary>
public sealed record ActivityEvent
{
    /// <summary>Unique, made by the shell; the id that others name as their cause.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public required string EventType { get; init; }

    /// <summary>What belongs together: for a download its id in the client, for a job its id (ruling C22).</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The event that caused this one; null where none did.</summary>
    public string? CausationId { get; init; }

    /// <summary>What happened, as a short sentence ("Download failed: Show.S01E01").</summary>
    public required string Action { get; init; }

    /// <summary>Who says so: the id of the client, or the part of the product.</summary>
    public required string Source { get; init; }

    /// <summary>How it stands.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>The facts and the evidence, as a JSON object. Holds no secret.</summary>
    public string DetailsJson { get; init; } = "{}";

    /// <summary>The error in words; null where there is none.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The download (<c>client/item</c>); null where it is about none.</summary>
    public string? DownloadId { get; init; }

    /// <summary>sonarr, radarr or unknown; null where it is about no download.</summary>
    public string? Application { get; init; }
}
