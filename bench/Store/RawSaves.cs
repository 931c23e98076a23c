using System.Diagnostics;
using Microsoft.Data.Sqlite;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Bench.Store;

/// <summary>The statements of a save, bare: prepared commands on one connection and one thread, with the same pragmas, nothing else.</summary>
internal sealed class RawSaves : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<Statement, SqliteCommand> _commands = [];
    private readonly List<WriteCommand>[] _saves;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private long _next;

    public RawSaves(string path, int grains)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        using var pragmas = Command("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;");
        pragmas.ExecuteNonQuery();
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _saves = [.. Enumerable.Range(0, grains).Select(i => DownloadStore.UnitOf(SavedDownload.Make(i, 1)).Commands)];
        foreach (var write in _saves[0])
        {
            var command = Command(Dialect.Sqlite.Translate(write.Statement));
            for (var i = 0; i < write.Values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            _commands.Add(write.Statement, command);
        }
    }

    /// <summary>Saves per second over a time, with so many in one commit.</summary>
    public double Rate(int savesPerCommit, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        long saves = 0;
        while (watch.Elapsed < time)
        {
            _begin.ExecuteNonQuery();
            for (var i = 0; i < savesPerCommit; i++)
            {
                Save();
            }

            _commit.ExecuteNonQuery();
            saves += savesPerCommit;
        }

        return saves / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _begin.Dispose();
        _commit.Dispose();
        _connection.Dispose();
    }

    private void Save()
    {
        var grain = _next % _saves.Length;
        var version = 1 + (_next++ / _saves.Length);
        var writes = _saves[grain];
        for (var i = 0; i < writes.Count; i++)
        {
            var command = _commands[writes[i].Statement];
            var values = writes[i].Values;
            for (var n = 0; n < values.Length; n++)
            {
                command.Parameters[n].Value = values[n] ?? DBNull.Value;
            }

            if (i == 0)
            {
                command.Parameters[3].Value = version;
            }

            var rows = command.ExecuteNonQuery();
            if (i == 0 && rows != 1)
            {
                throw new InvalidOperationException($"The save of version {version} was refused.");
            }
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
