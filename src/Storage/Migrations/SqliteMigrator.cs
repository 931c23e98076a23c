using System.Globalization;
using Microsoft.Extensions.Logging;
using OrleansMedia.Storage.Sql;
using OrleansMedia.Storage.Sqlite;

namespace OrleansMedia.Storage.Migrations;

/// <summary>Brings a SQLite file to this program's version: each step in a transaction of its own, and a copy of the file before the first.</summary>
internal static partial class SqliteMigrator
{
    private static readonly Statement _tables = new("SELECT count(*) FROM sqlite_master");
    private static readonly Statement _applied = new("SELECT coalesce(max(version), 0) FROM schema_version");
    private static readonly Statement _note = new("INSERT INTO schema_version (version, applied_at) VALUES ($1, $2)", "nn");

    public static void Migrate(SqliteSession session, string path, TimeProvider time, ILogger log) => Migrate(session, path, MigrationList.All, time, log);

    public static void Migrate(SqliteSession session, string path, IReadOnlyList<Migration> steps, TimeProvider time, ILogger log)
    {
        var isNew = ReadNumber(session, _tables) == 0;
        session.Execute(Dialect.Sqlite.Translate(MigrationList.VersionTable));
        var version = ReadNumber(session, _applied);
        if (version > steps[^1].Version)
        {
            throw new StorageException(
                $"The database {path} was made by a newer version of this program (its tables are version {version}, this program knows {steps[^1].Version}). Install that version, or restore the backup beside it.");
        }

        var missing = steps.Where(step => step.Version > version).ToList();
        if (missing.Count > 0 && !isNew)
        {
            var backup = $"{path}.backup-v{version}-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
            session.Execute($"VACUUM INTO '{backup.Replace("'", "''", StringComparison.Ordinal)}'");
            LogBackup(log, backup);
        }

        foreach (var step in missing)
        {
            session.Execute("BEGIN IMMEDIATE");
            try
            {
                session.Execute(Dialect.Sqlite.Translate(step.Sql));
                session.Execute(new WriteCommand(_note, [(long)step.Version, Times.ToStored(time.GetUtcNow())]));
                session.Execute("COMMIT");
            }
            catch
            {
                session.Execute("ROLLBACK");
                throw;
            }
        }
    }

    private static long ReadNumber(SqliteSession session, Statement statement) =>
        session.Read(statement, [], row => row.GetInt64(0), CancellationToken.None)[0];

    [LoggerMessage(Level = LogLevel.Information, Message = "A copy of the database before its tables change: {Backup}")]
    private static partial void LogBackup(ILogger logger, string backup);
}
