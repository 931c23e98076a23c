using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Migrations;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Sqlite;

/// <summary>SQLite in one file: one writer thread, several readers beside it (WAL).</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _path;
    private readonly DatabaseOwner _owner;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SemaphoreSlim _readerSeats;

    private SqliteDatabase(string path, DatabaseOwner owner, SqliteWriter writer, StorageOptions options, ChangeFeed changes)
        : base(changes)
    {
        _path = path;
        _owner = owner;
        _writer = writer;
        _readerSeats = new SemaphoreSlim(options.ReadersMax, options.ReadersMax);
    }

    public override string Description => SqliteLibrary.Use();

    public static SqliteDatabase OpenFile(string path, StorageOptions options, TimeProvider time, ILoggerFactory logs)
    {
        path = Path.GetFullPath(path);
        DatabaseOwner? owner = null;
        SqliteSession? session = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            owner = DatabaseOwner.OfFile(path);
            session = SqliteSession.OpenWriter(path);
            SqliteMigrator.Migrate(session, path, time, logs.CreateLogger<SqliteDatabase>());
            var changes = new ChangeFeed(logs.CreateLogger<ChangeFeed>());
            var writer = new SqliteWriter(session, options, changes, logs.CreateLogger<SqliteWriter>());
            return new SqliteDatabase(path, owner, writer, options, changes);
        }
        catch (Exception error)
        {
            session?.Dispose();
            owner?.Dispose();
            throw error switch
            {
                SqliteException sqlite => new StorageException($"The database {path} cannot be opened: {sqlite.Message} Check that the file is a database of this program, and the rights and the free space of its folder.", sqlite),
                UnauthorizedAccessException or IOException => new StorageException($"The folder of the database {path} cannot be used: {error.Message}", error),
                _ => error,
            };
        }
    }

    internal override Task<bool> WriteAsync(WriteUnit unit) => _writer.WriteAsync(unit);

    internal override async Task<IReadOnlyList<T>> ReadAsync<T>(Statement statement, object?[] values, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        await _readerSeats.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var session = _readers.TryTake(out var free) ? free : SqliteSession.OpenReader(_path);
            try
            {
                return session.Read(statement, values, map, cancellationToken);
            }
            finally
            {
                _readers.Add(session);
            }
        }
        finally
        {
            _readerSeats.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _owner.Dispose();
    }
}
