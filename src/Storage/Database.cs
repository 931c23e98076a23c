using System.Data.Common;
using Microsoft.Extensions.Logging;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Postgres;
using OrleansMedia.Storage.Sql;
using OrleansMedia.Storage.Sqlite;

namespace OrleansMedia.Storage;

/// <summary>
/// The database behind all stores and queries: SQLite in one process, PostgreSQL 15 or newer in a cluster. This is the only place where
/// the two are told apart; everything else says its SQL once (<see cref="Statement"/>).
/// </summary>
public abstract class Database : IDisposable
{
    private protected Database(ChangeFeed changes) => Changes = changes;

    /// <summary>Which database and which library, for people: "SQLite 3.40.1 (the system's library)".</summary>
    public abstract string Description { get; }

    /// <summary>Says after each commit what may have changed.</summary>
    public ChangeFeed Changes { get; }

    /// <summary>
    /// Opens the database: takes ownership where asked, and brings its tables to this program's version (after a backup, for SQLite).
    /// Throws <see cref="StorageException"/> with a message for a person where it cannot be used.
    /// </summary>
    public static Database Open(StorageOptions options, TimeProvider time, ILoggerFactory logs)
    {
        const string sqlitePrefix = "sqlite:";
        return options.Connection.StartsWith(sqlitePrefix, StringComparison.OrdinalIgnoreCase)
            ? SqliteDatabase.OpenFile(options.Connection[sqlitePrefix.Length..], options, time, logs)
            : PostgresDatabase.OpenServer(options, time, logs);
    }

    /// <summary>
    /// Writes a unit: true when it is durable, false where its guard refused. Waits where too many are queued; after that there is no
    /// cancelling. Throws where the database failed: then the outcome is unknown.
    /// </summary>
    internal abstract Task<bool> WriteAsync(WriteUnit unit);

    /// <summary>Reads rows as of the last commit.</summary>
    internal abstract Task<IReadOnlyList<T>> ReadAsync<T>(Statement statement, object?[] values, Func<DbDataReader, T> map, CancellationToken cancellationToken);

    /// <summary>Reads the first row; the default where there is none.</summary>
    internal async Task<T?> ReadFirstAsync<T>(Statement statement, object?[] values, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(statement, values, map, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : default;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends writing (what is queued is still written) and closes all connections.</summary>
    protected abstract void Dispose(bool disposing);
}
