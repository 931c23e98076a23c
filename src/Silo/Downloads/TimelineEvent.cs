using System.Text.Json;
using OrleansMedia.Storage.Activity;

namespace OrleansMedia.Silo.Downloads;

/// <summary>One event of the activity log (R98).</summary>
public sealed record TimelineEvent
{
    /// <summary>Its place in the log.</summary>
    public required long Id { get; init; }

    /// <summary>Its own id.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What kind it is.</summary>
    public required string EventType { get; init; }

    /// <summary>What happened, as a short sentence.</summary>
    public required string Action { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>failed, success, in_progress or info.</summary>
    public required string Status { get; init; }

    /// <summary>The facts and the evidence.</summary>
    public required JsonElement Details { get; init; }

    /// <summary>The error in words; null where there is none.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>What belongs together.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The event that caused it; null where none did.</summary>
    public string? CausationId { get; init; }

    /// <summary>From a row of the log.</summary>
    public static TimelineEvent Of(ActivityRow row) => new()
    {
        Id = row.Id,
        EventId = row.EventId,
        Timestamp = row.At,
        EventType = row.EventType,
        Action = row.Action,
        Source = row.Source,
        Status = row.Status,
        Details = JsonElement.Parse(row.DetailsJson),
        ErrorMessage = row.ErrorMessage,
        CorrelationId = row.CorrelationId,
        CausationId = row.CausationId,
    };
}
