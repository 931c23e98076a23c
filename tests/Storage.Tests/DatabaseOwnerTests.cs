using Microsoft.Extensions.Logging.Abstractions;
using OrleansMedia.Storage.Sqlite;
using OrleansMedia.Storage.Tests.Databases;

namespace OrleansMedia.Storage.Tests;

public sealed class DatabaseOwnerTests
{
    [Theory, OnSqlite, OnPostgres]
    public void A_second_owner_is_refused_with_what_to_do_until_the_first_has_gone(Engine engine)
    {
        using var scratch = Scratch.Of(engine);
        var first = Open(scratch);

        var error = Assert.Throws<StorageException>(() => Open(scratch));
        Assert.Contains("in use by another process", error.Message, StringComparison.Ordinal);
        Assert.Contains("Stop that process", error.Message, StringComparison.Ordinal);

        first.Dispose();
        Open(scratch).Dispose();
    }

    [Fact]
    public void On_SQLite_the_refusal_names_the_process()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        using var first = Open(scratch);

        var error = Assert.Throws<StorageException>(() => Open(scratch));
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", error.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Silos_of_a_cluster_share_a_PostgreSQL_database()
    {
        using var scratch = Scratch.Of(Engine.Postgres);
        using var first = Open(scratch, singleOwner: false);
        using var second = Open(scratch, singleOwner: false);
        Assert.StartsWith("PostgreSQL ", second.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_database_says_which_SQLite_it_runs_on()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        using var database = Open(scratch);
        var expected = SqliteLibrary.FindSystem() is { } system ? $"SQLite {system.Version} (the system's library)" : $"SQLite {SqliteLibrary.FindBundled()!.Value.Version} (the bundled library)";
        Assert.Equal(expected, database.Description);
    }

    [Fact]
    public void A_SQLite_comes_with_the_program_for_systems_without_one() => Assert.True(SqliteLibrary.FindBundled()?.Version >= new Version(3, 35));

    private static Database Open(Scratch scratch, bool singleOwner = true) =>
        Database.Open(new StorageOptions { Connection = scratch.Connection, SingleOwner = singleOwner }, TimeProvider.System, NullLoggerFactory.Instance);
}
