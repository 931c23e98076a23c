using System.Data.Common;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Activity;

/// <summary>The activity log. The cursor follows the order of commits, so that a tail misses nothing (<see cref="Dialect"/>, "position").</summary>
internal sealed class ActivityStore(Database database) : IActivityStore
{
    // On SQLite there is one writer, so ids follow commits. On PostgreSQL they do not: there the cursor is the transaction, read only
    // below the oldest one that still runs, and never in the middle of one. Transactions of a server are numbered from its own
    // beginning, so a restored database adds a base to them (PostgresMigrator).
    private static readonly Statement _after = new($"SELECT {ActivityRows.Columns}, {{cursor}} FROM activity WHERE {{cursor}} > $1{{settled}} ORDER BY {{cursor}}{{then_id}} LIMIT $2", "nn");
    private static readonly Statement _at = new($"SELECT {ActivityRows.Columns}, {{cursor}} FROM activity WHERE {{cursor}} = $1 ORDER BY id", "n");

    /// <inheritdoc/>
    public async Task AppendAsync(IReadOnlyList<ActivityEvent> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        var unit = new WriteUnit(ChangeTopics.Activity, guarded: false);
        ActivityRows.AddTo(unit, events);
        await database.WriteAsync(unit).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ActivityBatch> ReadAfterAsync(long cursor, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(_after, [cursor, limit + 1L], Read, cancellationToken).ConfigureAwait(false);
        if (rows.Count > limit)
        {
            // Never stop within a transaction: leave its events for the next time, or take them all where there are no others.
            var cut = rows[limit].Cursor;
            var whole = rows.Take(limit).Where(row => row.Cursor != cut).ToList();
            rows = whole.Count > 0 ? whole : await database.ReadAsync(_at, [cut], Read, cancellationToken).ConfigureAwait(false);
        }

        return new ActivityBatch([.. rows.Select(row => row.Event)], rows.Count > 0 ? rows[^1].Cursor : cursor);

        static (ActivityEvent Event, long Cursor) Read(DbDataReader row) => (ActivityRows.ReadEvent(row), row.GetInt64(13));
    }
}
