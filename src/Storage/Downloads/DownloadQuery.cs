using System.Globalization;
using System.Text;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Downloads;

/// <summary>Lists and counts downloads for pages and REST. One query each, whatever the number of downloads; no grain is called.</summary>
public sealed class DownloadQuery(Database database)
{
    /// <summary>The most rows that one call gives.</summary>
    public const int LimitMax = 1000;

    private static readonly Statement _find = new($"SELECT {DownloadListRow.Columns} FROM downloads WHERE client_id = $1 AND item_id = $2", "tt");

    /// <summary>One row; null where there is none.</summary>
    public Task<DownloadRow?> FindAsync(string clientId, string itemId, CancellationToken cancellationToken) =>
        database.ReadFirstAsync(_find, [clientId, itemId], DownloadListRow.Read, cancellationToken);

    /// <summary>
    /// The rows after <paramref name="cursor"/> (null for the beginning), at most <paramref name="limit"/>; null where the cursor is not
    /// one of this order. Rows that move within the order while one reads on can be seen twice or not at all; others exactly once.
    /// </summary>
    public async Task<DownloadPage?> ListAsync(DownloadFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        limit = Math.Clamp(limit, 1, LimitMax);
        var conditions = new Conditions(filter, withView: true);
        var column = DownloadViews.ColumnOf(filter.Sort);
        if (!string.IsNullOrEmpty(cursor))
        {
            if (DownloadCursor.Parse(cursor, filter) is not { } from)
            {
                return null;
            }

            var value = conditions.Parameter(from.Value, DownloadViews.TypeOf(filter.Sort));
            var id = conditions.Parameter(from.Id, 'n');
            conditions.And($"({column}, id) {(filter.Descending ? '<' : '>')} ({value}, {id})");
        }

        var take = conditions.Parameter(limit + 1L, 'n');
        var rows = await database.ReadAsync(
            conditions.SelectRows(column, filter.Descending, $"LIMIT {take}"),
            conditions.Values,
            row => (Row: DownloadListRow.Read(row), Id: row.GetInt64(31), Value: row.GetValue(32)),
            cancellationToken).ConfigureAwait(false);
        if (rows.Count <= limit)
        {
            return new DownloadPage([.. rows.Select(row => row.Row)], null);
        }

        var last = rows[limit - 1];
        return new DownloadPage([.. rows.Take(limit).Select(row => row.Row)], new DownloadCursor(filter.Sort, filter.Descending, last.Value, last.Id).ToText());
    }

    /// <summary>The rows from position <paramref name="offset"/> (0 is the first) on, at most <paramref name="count"/>, and how many there are in all.</summary>
    public async Task<DownloadWindow> WindowAsync(DownloadFilter filter, int offset, int count, CancellationToken cancellationToken)
    {
        var total = await CountAsync(filter, cancellationToken).ConfigureAwait(false);
        var conditions = new Conditions(filter, withView: true);
        var column = DownloadViews.ColumnOf(filter.Sort);
        var take = conditions.Parameter((long)Math.Clamp(count, 1, LimitMax), 'n');
        var skip = conditions.Parameter((long)Math.Max(offset, 0), 'n');
        var rows = await database.ReadAsync(
            conditions.SelectRows(column, filter.Descending, $"LIMIT {take} OFFSET {skip}"),
            conditions.Values,
            DownloadListRow.Read,
            cancellationToken).ConfigureAwait(false);
        return new DownloadWindow(rows, total);
    }

    /// <summary>How many rows the filter takes in.</summary>
    public async Task<int> CountAsync(DownloadFilter filter, CancellationToken cancellationToken)
    {
        var conditions = new Conditions(filter, withView: true);
        return (int)await database.ReadFirstAsync(conditions.Select("SELECT count(*) FROM downloads", ""), conditions.Values, row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many rows each view has under this filter; the filter's own view does not matter.</summary>
    public async Task<DownloadCounts> CountsAsync(DownloadFilter filter, CancellationToken cancellationToken)
    {
        var conditions = new Conditions(filter, withView: false);
        var views = Enum.GetValues<DownloadView>();
        var sums = string.Join(", ", views.Select(view => $"coalesce(sum(CASE WHEN {DownloadViews.ConditionOf(view, includeGone: false)} THEN 1 ELSE 0 END), 0)"));
        var counts = await database.ReadFirstAsync(
            conditions.Select($"SELECT {sums} FROM downloads", ""),
            conditions.Values,
            row => views.Select((_, column) => (int)row.GetInt64(column)).ToArray(),
            cancellationToken).ConfigureAwait(false) ?? new int[views.Length];
        var speed = await database.ReadFirstAsync(
            string.IsNullOrEmpty(filter.ClientId) ? _speed : _speedOfClient,
            string.IsNullOrEmpty(filter.ClientId) ? [] : [filter.ClientId],
            row => row.GetInt64(0),
            cancellationToken).ConfigureAwait(false);
        return new DownloadCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7], counts[8], speed);
    }

    private static readonly Statement _speed = new("SELECT cast(coalesce(sum(speed), 0) AS {number}) FROM download_clients WHERE health = 'ok'");
    private static readonly Statement _speedOfClient = new("SELECT cast(coalesce(sum(speed), 0) AS {number}) FROM download_clients WHERE health = 'ok' AND id = $1", "t");

    /// <summary>The WHERE of a filter, with its values.</summary>
    private sealed class Conditions
    {
        private readonly List<object?> _values = [];
        private readonly StringBuilder _types = new();
        private readonly List<string> _all = [];

        public Conditions(DownloadFilter filter, bool withView)
        {
            if (withView)
            {
                And(DownloadViews.ConditionOf(filter.View, filter.IncludeGone));
            }

            Equal("client_id", filter.ClientId);
            Equal("source_application", filter.Application);
            Equal("status", filter.Status);
            Equal("protocol", filter.Protocol);
            if (!string.IsNullOrWhiteSpace(filter.Text))
            {
                And($"search_text LIKE {Parameter($"%{Escape(filter.Text.Trim())}%", 't')} ESCAPE '\\'");
            }
        }

        public object?[] Values => [.. _values];

        public string Parameter(object value, char type)
        {
            _values.Add(value);
            _types.Append(type);
            return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
        }

        public void And(string condition)
        {
            if (condition.Length > 0)
            {
                _all.Add(condition);
            }
        }

        /// <summary>Finds the ids in order first and the rows of these after, so that what is sorted is narrow.</summary>
        public Statement SelectRows(string column, bool descending, string limit)
        {
            var order = descending ? $"ORDER BY {column} DESC, id DESC" : $"ORDER BY {column}, id";
            return Select($"SELECT {DownloadListRow.Columns}, {column} FROM downloads WHERE id IN (SELECT id FROM downloads", $" {order} {limit}) {order}");
        }

        public Statement Select(string select, string rest) =>
            Statement.Once(select + (_all.Count == 0 ? "" : " WHERE " + string.Join(" AND ", _all)) + rest, _types.ToString());

        private void Equal(string column, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                And($"{column} = {Parameter(value, 't')}");
            }
        }

#pragma warning disable CA1308 // The searched column is in lower case.
        private static string Escape(string text) => text[..Math.Min(text.Length, DownloadFilter.TextLengthMax)].ToLowerInvariant()
            .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
#pragma warning restore CA1308
    }
}
