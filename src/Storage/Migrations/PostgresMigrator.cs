using Npgsql;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Migrations;

/// <summary>
/// Brings a PostgreSQL database to this program's version, all steps in one transaction; several silos that start together do it once.
/// A backup before it is the operator's (pg_dump), as docs/operations says.
/// </summary>
internal static class PostgresMigrator
{
    private const long LockKey = 0x4F4D_4D49_4752_4131;

    public static void Migrate(NpgsqlDataSource source, string place, IReadOnlyList<Migration> steps, TimeProvider time)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Execute(connection, $"SELECT pg_advisory_xact_lock({LockKey})");
        Execute(connection, Dialect.Postgres.Translate(MigrationList.VersionTable));
        using var applied = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM schema_version", connection);
        var version = (long)applied.ExecuteScalar()!;
        if (version > steps[^1].Version)
        {
            throw new StorageException(
                $"The {place} was made by a newer version of this program (its tables are version {version}, this program knows {steps[^1].Version}). Install that version, or restore your backup.");
        }

        foreach (var step in steps.Where(step => step.Version > version))
        {
            Execute(connection, Dialect.Postgres.Translate(step.Sql));
            Execute(connection, $"INSERT INTO schema_version (version, applied_at) VALUES ({step.Version}, {Times.ToStored(time.GetUtcNow())})");
        }

        // A database that was restored on another server holds positions that this one's transactions may not have reached.
        Execute(connection, """
            UPDATE activity_base SET value = newest.position + 1 - pg_current_xact_id()::text::bigint
            FROM (SELECT coalesce(max(position), 0) AS position FROM activity) newest
            WHERE newest.position >= value + pg_current_xact_id()::text::bigint
            """);
        transaction.Commit();
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The texts are constants of this project and numbers.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
