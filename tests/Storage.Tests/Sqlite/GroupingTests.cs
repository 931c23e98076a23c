using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Sql;
using OrleansMedia.Storage.Tests.Databases;
using OrleansMedia.Storage.Tests.Downloads;

namespace OrleansMedia.Storage.Tests.Sqlite;

public sealed class GroupingTests
{
    [Fact]
    public async Task More_saves_than_the_queue_holds_wait_their_turn_and_are_all_written()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        using var database = Open(scratch, queued: 4);
        var store = new DownloadStore(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => store.SaveAsync(Some.Save(Some.Download($"item-{i}"))))));

        Assert.All(outcomes, outcome => Assert.Equal(1, outcome.Version));
        Assert.Equal(500, await new DownloadQuery(database).CountAsync(new(), default));
    }

    [Fact]
    public async Task Closing_writes_what_is_queued_and_refuses_what_comes_later()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        var database = Open(scratch);
        var store = new DownloadStore(database);
        var saves = Enumerable.Range(0, 200).Select(i => store.SaveAsync(Some.Save(Some.Download($"item-{i}")))).ToList();

        database.Dispose();

        Assert.All(await Task.WhenAll(saves), outcome => Assert.Equal(1, outcome.Version));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.SaveAsync(Some.Save(Some.Download("late"))));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_all_that_took_part_and_the_next_one_works()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        using var database = Open(scratch);
        var store = new DownloadStore(database);
        using var gate = new ManualResetEventSlim();

        using var writing = new SemaphoreSlim(0);
        var first = database.WriteAsync(Unit("SELECT 1", _ =>
        {
            writing.Release();
            gate.Wait();
        }));
        await writing.WaitAsync();
        var together = Enumerable.Range(0, 10).Select(i => store.SaveAsync(Some.Save(Some.Download($"item-{i}")))).ToList();

        // As SQLite itself does on a full disk: the transaction has ended before the commit.
        var breaking = database.WriteAsync(Unit("ROLLBACK"));
        gate.Set();

        Assert.True(await first);
        await Assert.ThrowsAsync<SqliteException>(() => breaking);
        foreach (var save in together)
        {
            await Assert.ThrowsAsync<SqliteException>(() => save);
        }

        Assert.Null(await store.LoadAsync(new DownloadKey("sab", "item-1"), default));
        Assert.Equal(1, (await store.SaveAsync(Some.Save(Some.Download("item-0")))).Version);
    }

    private static Database Open(Scratch scratch, int queued = 4096) =>
        Database.Open(new StorageOptions { Connection = scratch.Connection, QueuedUnitsMax = queued }, TimeProvider.System, NullLoggerFactory.Instance);

    private static WriteUnit Unit(string sql, Action<DbDataReader>? read = null)
    {
        var unit = new WriteUnit(ChangeTopics.None, guarded: false);
        unit.Commands.Add(new WriteCommand(new Statement(sql), [], read));
        return unit;
    }
}
