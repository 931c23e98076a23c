using System.Diagnostics;
using Npgsql;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.Tests.Databases;
using OrleansMedia.Storage.Tests.Downloads;

namespace OrleansMedia.Storage.Tests.Activity;

public sealed class ActivityTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_log_is_read_on_from_a_cursor_and_over_a_restart(Engine engine)
    {
        using var store = Store.Empty(engine);
        for (var i = 0; i < 5; i++)
        {
            await store.Activity.AppendAsync([Some.Event($"event-{i}")]);
        }

        var (first, cursor) = await ReadAsync(store, 0, 2, 2);
        store.Restart();
        var (rest, end) = await ReadAsync(store, cursor, 3, 10);
        var none = await store.Activity.ReadAfterAsync(end, 10, default);

        Assert.Equal(["event-0", "event-1"], first);
        Assert.Equal(["event-2", "event-3", "event-4"], rest);
        Assert.Empty(none.Events);
        Assert.Equal(end, none.Cursor);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Events_of_one_transaction_that_exceed_the_limit_are_still_all_read(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Activity.AppendAsync([Some.Event("single")]);
        await store.Activity.AppendAsync([.. Enumerable.Range(0, 7).Select(i => Some.Event($"many-{i}"))]);
        await store.Activity.AppendAsync([Some.Event("last")]);

        var (read, _) = await ReadAsync(store, 0, 9, 3);

        Assert.Equal(["single", "many-0", "many-1", "many-2", "many-3", "many-4", "many-5", "many-6", "last"], read);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_tail_that_reads_while_many_write_misses_nothing_and_sees_nothing_twice(Engine engine)
    {
        using var store = Store.Empty(engine);
        var writing = Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await store.Activity.AppendAsync([Some.Event($"{writer}-{i}"), Some.Event($"{writer}-{i}-b")]);
            }
        })));

        var read = new List<string>();
        var cursor = 0L;
        while (!writing.IsCompleted)
        {
            var batch = await store.Activity.ReadAfterAsync(cursor, 10, default);
            read.AddRange(batch.Events.Select(happened => happened.EventId));
            cursor = batch.Cursor;
        }

        await writing;
        read.AddRange((await ReadAsync(store, cursor, 800 - read.Count, 10)).Events);
        Assert.Empty((await store.Activity.ReadAfterAsync(0, 10_000, default)).Events.Select(happened => happened.EventId).Except(read));
        Assert.Equal(800, read.Count);
        Assert.Equal(800, read.Distinct().Count());
    }

    [PostgresFact]
    public async Task On_PostgreSQL_a_tail_waits_for_an_older_transaction_that_still_runs()
    {
        using var store = Store.Empty(Engine.Postgres);
        await using var other = new NpgsqlConnection(store.Connection);
        await other.OpenAsync();
        await using var slow = await other.BeginTransactionAsync();
        await using (var insert = new NpgsqlCommand(
            "INSERT INTO activity (event_id, at, event_type, correlation_id, action, source, status, details, position) VALUES ('slow', 0, 't', 'c', 'a', 's', 'info', '{}', pg_current_xact_id()::text::bigint)", other))
        {
            await insert.ExecuteNonQueryAsync();
        }

        await store.Activity.AppendAsync([Some.Event("fast")]);
        var before = await store.Activity.ReadAfterAsync(0, 10, default);
        await slow.CommitAsync();
        var (after, _) = await ReadAsync(store, before.Cursor, 2, 10);

        Assert.Empty(before.Events);
        Assert.Equal(["slow", "fast"], after);
    }

    [PostgresFact]
    public async Task On_PostgreSQL_a_restored_log_goes_on_after_its_old_positions()
    {
        using var store = Store.Empty(Engine.Postgres);
        await store.Activity.AppendAsync([Some.Event("old")]);
        await using (var restored = NpgsqlDataSource.Create(store.Connection))
        {
            await using var farAhead = restored.CreateCommand("UPDATE activity SET position = position + 1000000000");
            await farAhead.ExecuteNonQueryAsync();
        }

        store.Restart();
        var (before, cursor) = await ReadAsync(store, 0, 1, 10);
        await store.Activity.AppendAsync([Some.Event("new")]);
        var (after, _) = await ReadAsync(store, cursor, 1, 10);

        Assert.Equal(["old"], before);
        Assert.Equal(["new"], after);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_timeline_is_chronological_and_read_on_by_id(Engine engine)
    {
        using var store = await SeveralAsync(engine);
        var first = await store.ActivityQuery.OfDownloadAsync("sab/a", 0, 2, default);
        var rest = await store.ActivityQuery.OfDownloadAsync("sab/a", first.NextAfter!.Value, 10, default);

        Assert.Equal(["0", "2"], first.Rows.Select(row => row.EventId));
        Assert.Equal(["4", "6", "8"], rest.Rows.Select(row => row.EventId));
        Assert.Null(rest.NextAfter);
        Assert.Equal(["1", "3"], (await store.ActivityQuery.OfCorrelationAsync("odd", 0, 2, default)).Rows.Select(row => row.EventId));
        Assert.Equal(["8", "6"], (await store.ActivityQuery.LatestOfDownloadAsync("sab/a", 2, default)).Select(row => row.EventId));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_are_newest_first_and_each_filter_narrows_them(Engine engine)
    {
        using var store = await SeveralAsync(engine);
        var page = await store.ActivityQuery.PageAsync(new(), 2, 4, default);

        Assert.Equal(10, page.Total);
        Assert.Equal(["5", "4", "3", "2"], page.Rows.Select(row => row.EventId));
        Assert.Equal(["9", "8"], (await store.ActivityQuery.NewestAsync(new(), 2, default)).Select(row => row.EventId));
        foreach (var (filter, count) in new (ActivityFilter, int)[]
        {
            (new() { EventType = EventTypes.DownloadStuck }, 1),
            (new() { Source = "sab" }, 10),
            (new() { Source = "qbit" }, 0),
            (new() { Status = "failed" }, 3),
            (new() { DownloadId = "sab/a" }, 5),
            (new() { Application = "radarr" }, 5),
            (new() { CorrelationId = "odd", Status = "failed" }, 1),
        })
        {
            Assert.Equal(count, (await store.ActivityQuery.PageAsync(filter, 1, 50, default)).Total);
            Assert.Equal(count, (await store.ActivityQuery.NewestAsync(filter, 50, default)).Count);
        }
    }

    /// <summary>Reads until so many events are there: on PostgreSQL a tail waits for older transactions, those of other databases of the server too.</summary>
    private static async Task<(List<string> Events, long Cursor)> ReadAsync(Store store, long cursor, int count, int limit)
    {
        var read = new List<string>();
        var patience = Stopwatch.StartNew();
        while (read.Count < count && patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            var batch = await store.Activity.ReadAfterAsync(cursor, limit, default);
            read.AddRange(batch.Events.Select(happened => happened.EventId));
            cursor = batch.Cursor;
        }

        return (read, cursor);
    }

    private static async Task<Store> SeveralAsync(Engine engine)
    {
        var store = Store.Empty(engine);
        for (var i = 0; i < 10; i++)
        {
            await store.Activity.AppendAsync([Some.Event($"{i}", i == 7 ? EventTypes.DownloadStuck : EventTypes.DownloadAdded, i % 2 == 0 ? "sab/a" : "sab/b") with
            {
                CorrelationId = i % 2 == 0 ? "even" : "odd",
                Application = i % 2 == 0 ? "sonarr" : "radarr",
                Outcome = i is 2 or 4 or 9 ? Outcome.Failed : Outcome.Success,
            }]);
        }

        return store;
    }
}
