using System.Globalization;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Activity;

/// <summary>Reads the activity log for pages and REST.</summary>
public sealed class ActivityQuery(Database database)
{
    /// <summary>The most events that one call gives.</summary>
    public const int LimitMax = 1000;

    private static readonly Statement _ofDownload = new($"SELECT {ActivityRows.Columns} FROM activity WHERE download_id = $1 AND id > $2 ORDER BY id LIMIT $3", "tnn");
    private static readonly Statement _ofCorrelation = new($"SELECT {ActivityRows.Columns} FROM activity WHERE correlation_id = $1 AND id > $2 ORDER BY id LIMIT $3", "tnn");
    private static readonly Statement _latestOfDownload = new($"SELECT {ActivityRows.Columns} FROM activity WHERE download_id = $1 ORDER BY id DESC LIMIT $2", "tn");

    /// <summary>What happened to one download (<c>client/item</c>), oldest first, after the event with the id <paramref name="after"/> (0 for the beginning).</summary>
    public Task<Timeline> OfDownloadAsync(string downloadId, long after, int limit, CancellationToken cancellationToken) =>
        TimelineAsync(_ofDownload, downloadId, after, limit, cancellationToken);

    /// <summary>What belongs together, oldest first, after the event with the id <paramref name="after"/> (0 for the beginning).</summary>
    public Task<Timeline> OfCorrelationAsync(string correlationId, long after, int limit, CancellationToken cancellationToken) =>
        TimelineAsync(_ofCorrelation, correlationId, after, limit, cancellationToken);

    /// <summary>The newest events about one download, newest first.</summary>
    public Task<IReadOnlyList<ActivityRow>> LatestOfDownloadAsync(string downloadId, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(_latestOfDownload, [downloadId, (long)Math.Clamp(limit, 1, LimitMax)], ActivityRows.ReadRow, cancellationToken);

    /// <summary>The newest events that the filter takes in, newest first.</summary>
    public Task<IReadOnlyList<ActivityRow>> NewestAsync(ActivityFilter filter, int limit, CancellationToken cancellationToken)
    {
        var (where, types, values) = Where(filter);
        var n = values.Count;
        return database.ReadAsync(
            Statement.Once($"SELECT {ActivityRows.Columns} FROM activity{where} ORDER BY id DESC LIMIT ${n + 1}", types + "n"),
            [.. values, (long)Math.Clamp(limit, 1, LimitMax)],
            ActivityRows.ReadRow,
            cancellationToken);
    }

    /// <summary>One page of the events that the filter takes in, newest first (R100). <paramref name="page"/> counts from 1.</summary>
    public async Task<ActivityPage> PageAsync(ActivityFilter filter, int page, int pageSize, CancellationToken cancellationToken)
    {
        var (where, types, values) = Where(filter);
        var n = values.Count;
        var size = (long)Math.Clamp(pageSize, 1, LimitMax);
        var total = await database.ReadFirstAsync(Statement.Once($"SELECT count(*) FROM activity{where}", types), [.. values], row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            Statement.Once($"SELECT {ActivityRows.Columns} FROM activity{where} ORDER BY id DESC LIMIT ${n + 1} OFFSET ${n + 2}", types + "nn"),
            [.. values, size, (Math.Max(page, 1) - 1) * size],
            ActivityRows.ReadRow,
            cancellationToken).ConfigureAwait(false);
        return new ActivityPage(rows, total);
    }

    private async Task<Timeline> TimelineAsync(Statement statement, string key, long after, int limit, CancellationToken cancellationToken)
    {
        limit = Math.Clamp(limit, 1, LimitMax);
        var rows = await database.ReadAsync(statement, [key, after, limit + 1L], ActivityRows.ReadRow, cancellationToken).ConfigureAwait(false);
        return rows.Count <= limit ? new Timeline(rows, null) : new Timeline([.. rows.Take(limit)], rows[limit - 1].Id);
    }

    private static (string Where, string Types, List<object?> Values) Where(ActivityFilter filter)
    {
        var conditions = new List<string>();
        var values = new List<object?>();
        Add("event_type", filter.EventType);
        Add("source", filter.Source);
        Add("status", filter.Status);
        Add("download_id", filter.DownloadId);
        Add("application", filter.Application);
        Add("correlation_id", filter.CorrelationId);
        return (conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions), new string('t', values.Count), values);

        void Add(string column, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                values.Add(value);
                conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{column} = ${values.Count}"));
            }
        }
    }
}
