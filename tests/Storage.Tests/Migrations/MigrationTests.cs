using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansMedia.Storage.Migrations;
using OrleansMedia.Storage.Sql;
using OrleansMedia.Storage.Sqlite;
using OrleansMedia.Storage.Tests.Databases;
using OrleansMedia.Storage.Tests.Downloads;

namespace OrleansMedia.Storage.Tests.Migrations;

public sealed class MigrationTests
{
    private static readonly Migration _next = new(MigrationList.Newest + 1, "CREATE TABLE more (x {number}); INSERT INTO more VALUES (1);");

    [Fact]
    public void A_new_database_gets_its_tables_without_a_backup()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        Migrate(scratch, MigrationList.All);

        Assert.Equal(MigrationList.Newest, VersionOf(scratch));
        Assert.Empty(Backups(scratch));
    }

    [Fact]
    public async Task An_existing_database_is_copied_before_its_tables_change_and_keeps_its_data()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        using (var store = Store.On(scratch))
        {
            await store.Downloads.SaveAsync(Some.Save(Some.Download()));
        }

        Migrate(scratch, [.. MigrationList.All, _next]);

        Assert.Equal(_next.Version, VersionOf(scratch));
        var backup = Assert.Single(Backups(scratch));
        Assert.Matches($@"test\.db\.backup-v{MigrationList.Newest}-\d{{8}}T\d{{6}}Z$", backup);
        Assert.Equal(1, Number(backup, "SELECT count(*) FROM downloads"));
        Assert.Equal(MigrationList.Newest, Number(backup, "SELECT max(version) FROM schema_version"));
        Assert.Equal(1, Number(scratch.Path, "SELECT count(*) FROM downloads"));

        Migrate(scratch, [.. MigrationList.All, _next]);
        Assert.Single(Backups(scratch));
    }

    [Fact]
    public void A_step_that_fails_changes_nothing()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        Migrate(scratch, MigrationList.All);

        Assert.ThrowsAny<Exception>(() => Migrate(scratch, [.. MigrationList.All, _next with { Sql = _next.Sql + " INSERT INTO nowhere VALUES (1);" }]));

        Assert.Equal(MigrationList.Newest, VersionOf(scratch));
        Assert.Equal(0, Number(scratch.Path, "SELECT count(*) FROM sqlite_master WHERE name = 'more'"));
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_database_of_a_newer_program_is_refused_with_what_to_do(Engine engine)
    {
        using var scratch = Scratch.Of(engine);
        Store.On(scratch).Close();
        Execute(engine, scratch, "INSERT INTO schema_version (version, applied_at) VALUES (99, 0)");

        var error = Assert.Throws<StorageException>(() => Store.On(scratch));

        Assert.Contains("newer version of this program", error.Message, StringComparison.Ordinal);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_with_its_name()
    {
        using var scratch = Scratch.Of(Engine.Sqlite);
        File.WriteAllText(scratch.Path, new string('x', 5000));

        var error = Assert.Throws<StorageException>(() => Store.On(scratch));
        Assert.Contains(scratch.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_that_is_none_is_refused_with_both_forms()
    {
        var error = Assert.Throws<StorageException>(() => Open(new StorageOptions { Connection = "postgres://x" }));
        Assert.Contains("sqlite:PATH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_named()
    {
        var error = Assert.Throws<StorageException>(() => Open(new StorageOptions { Connection = "Host=127.0.0.1;Port=1;Database=films;Username=x;Password=secret" }));
        Assert.Contains("films at 127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    private static void Open(StorageOptions options) => Database.Open(options, TimeProvider.System, NullLoggerFactory.Instance).Dispose();

    private static void Migrate(Scratch scratch, IReadOnlyList<Migration> steps)
    {
        using var session = SqliteSession.OpenWriter(scratch.Path);
        SqliteMigrator.Migrate(session, scratch.Path, steps, TimeProvider.System, NullLogger.Instance);
    }

    private static string[] Backups(Scratch scratch) => Directory.GetFiles(Path.GetDirectoryName(scratch.Path)!, "*.backup-*");

    private static long VersionOf(Scratch scratch) => Number(scratch.Path, "SELECT max(version) FROM schema_version");

    private static long Number(string path, string sql)
    {
        using var session = SqliteSession.OpenReader(path);
        return session.Read(Statement.Once(sql), [], row => row.GetInt64(0), default)[0];
    }

    private static void Execute(Engine engine, Scratch scratch, string sql)
    {
        if (engine == Engine.Sqlite)
        {
            using var session = SqliteSession.OpenWriter(scratch.Path);
            session.Execute(sql);
            return;
        }

        using var source = NpgsqlDataSource.Create(scratch.Connection);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
