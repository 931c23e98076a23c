using Microsoft.Data.Sqlite;
using OrleansMedia.Storage.Sql;
using SQLitePCL;

namespace OrleansMedia.Storage.Sqlite;

/// <summary>
/// A prepared statement that writes, bound by position. ADO.NET's command looks each parameter up by name at every run, which for a save
/// of sixty values costs more than SQLite's own work.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const uint Persistent = 1;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, Statement statement)
    {
        _database = database;

        // $3 is a name to SQLite and would be numbered by its first appearance; ?3 is the third.
        var text = Dialect.Sqlite.Translate(statement).Replace('$', '?');
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, text, Persistent, out _statement), database);
    }

    /// <summary>Runs it; how many rows it changed.</summary>
    public int Execute(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            SqliteException.ThrowExceptionForRC(Bind(i + 1, values[i]), _database);
        }

        var result = raw.sqlite3_step(_statement);
        var changed = result == raw.SQLITE_DONE ? raw.sqlite3_changes(_database) : 0;
        var reset = raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
        {
            // Reset repeats the error of the step, with its message still in place.
            SqliteException.ThrowExceptionForRC(reset == raw.SQLITE_OK ? raw.SQLITE_MISUSE : reset, _database);
        }

        return changed;
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        double number => raw.sqlite3_bind_double(_statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new ArgumentException($"A value of the type {value.GetType()} cannot be stored.", nameof(value)),
    };
}
