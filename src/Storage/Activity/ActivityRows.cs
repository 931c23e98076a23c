using System.Data.Common;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Activity;

/// <summary>Writes events as part of a save, and reads them.</summary>
internal static class ActivityRows
{
    /// <summary>The columns of <see cref="ReadRow"/>, in its order.</summary>
    public const string Columns = "id, event_id, at, event_type, correlation_id, causation_id, action, source, status, details, error_message, download_id, application";

    private static readonly Statement _insert = new(
        """
        INSERT INTO activity (event_id, at, event_type, correlation_id, causation_id, action, source, status, details, error_message, download_id, application{position_column})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12{position_value})
        """,
        "tntttttttttt");

    /// <summary>Appends events.</summary>
    public static void AddTo(WriteUnit unit, IReadOnlyList<ActivityEvent> events)
    {
        foreach (var happened in events)
        {
            unit.Add(
                _insert,
                happened.EventId,
                Times.ToStored(happened.At),
                happened.EventType,
                happened.CorrelationId,
                happened.CausationId,
                happened.Action,
                happened.Source,
                happened.Outcome.ToWire(),
                happened.DetailsJson,
                happened.ErrorMessage,
                happened.DownloadId,
                happened.Application);
        }
    }

    /// <summary>Reads one as it is shown.</summary>
    public static ActivityRow ReadRow(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        EventId = row.GetString(1),
        At = row.ReadTime(2),
        EventType = row.GetString(3),
        CorrelationId = row.GetString(4),
        CausationId = row.ReadText(5),
        Action = row.GetString(6),
        Source = row.GetString(7),
        Status = row.GetString(8),
        DetailsJson = row.GetString(9),
        ErrorMessage = row.ReadText(10),
        DownloadId = row.ReadText(11),
        Application = row.ReadText(12),
    };

    /// <summary>Reads one as it was written.</summary>
    public static ActivityEvent ReadEvent(DbDataReader row) => new()
    {
        EventId = row.GetString(1),
        At = row.ReadTime(2),
        EventType = row.GetString(3),
        CorrelationId = row.GetString(4),
        CausationId = row.ReadText(5),
        Action = row.GetString(6),
        Source = row.GetString(7),
        Outcome = Words.Parse<Outcome>(row.GetString(8)) ?? Outcome.Info,
        DetailsJson = row.GetString(9),
        ErrorMessage = row.ReadText(10),
        DownloadId = row.ReadText(11),
        Application = row.ReadText(12),
    };
}
