using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Sqlite;

/// <summary>One SQLite connection with its prepared commands. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<Statement, SqliteCommand> _prepared = [];
    private readonly Dictionary<Statement, SqliteStatement> _writing = [];

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file for the one writer.</summary>
    public static SqliteSession OpenWriter(string path)
    {
        var session = Open(path, SqliteOpenMode.ReadWriteCreate);

        // FULL: a commit that was acknowledged survives a loss of power. 8 MB of pages; at most 64 MB of log stay on disk after a burst.
        session.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192; PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;");
        return session;
    }

    /// <summary>Opens the file for reading beside the writer.</summary>
    public static SqliteSession OpenReader(string path)
    {
        var session = Open(path, SqliteOpenMode.ReadOnly);
        session.Execute("PRAGMA query_only = ON; PRAGMA cache_size = -2048; PRAGMA temp_store = MEMORY;");
        return session;
    }

    /// <summary>Runs a text that is not kept prepared: pragmas, migrations.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this project; values are always parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a command; how many rows it changed.</summary>
    public int Execute(in WriteCommand write)
    {
        if (write.Read is null)
        {
            if (!_writing.TryGetValue(write.Statement, out var statement))
            {
                statement = new SqliteStatement(_connection.Handle!, write.Statement);
                _writing.Add(write.Statement, statement);
            }

            return statement.Execute(write.Values);
        }

        using var reader = Bind(Prepare(write.Statement), write.Values).ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            write.Read(reader);
            rows++;
        }

        return rows;
    }

    /// <summary>Reads rows.</summary>
    public List<T> Read<T>(Statement statement, object?[] values, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        var command = Prepare(statement);
        try
        {
            var rows = new List<T>();
            using var reader = Bind(command, values).ExecuteReader();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Add(map(reader));
            }

            return rows;
        }
        finally
        {
            if (!statement.IsKept)
            {
                command.Dispose();
            }
        }
    }

    public void Dispose()
    {
        foreach (var statement in _writing.Values)
        {
            statement.Dispose();
        }

        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static SqliteSession Open(string path, SqliteOpenMode mode)
    {
        SqliteLibrary.Use();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        return new SqliteSession(connection);
    }

    private SqliteCommand Prepare(Statement statement)
    {
        if (_prepared.TryGetValue(statement, out var command))
        {
            return command;
        }

        command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are made by this project; values are always parameters.
        command.CommandText = Dialect.Sqlite.Translate(statement);
#pragma warning restore CA2100
        for (var i = 0; i < statement.Types.Length; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
        }

        if (statement.IsKept)
        {
            _prepared.Add(statement, command);
        }

        return command;
    }

    private static SqliteCommand Bind(SqliteCommand command, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
