using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Sqlite;

/// <summary>
/// The one writer (DESIGN section 3, "Grouping"): a thread that takes what is queued and writes it in one commit. Callers that wait for
/// a commit queue up behind it, so groups grow with the load and one disk flush serves all of them. A conflict fails only its own unit;
/// a failed commit fails all that took part, because nobody can say what became of it.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private readonly SqliteSession _session;
    private readonly UnitQueue _queue;
    private readonly int _unitsPerCommitMax;
    private readonly ChangeFeed _changes;
    private readonly ILogger _log;
    private readonly Thread _thread;

    public SqliteWriter(SqliteSession session, StorageOptions options, ChangeFeed changes, ILogger log)
    {
        _session = session;
        _queue = new UnitQueue(options.QueuedUnitsMax);
        _unitsPerCommitMax = options.UnitsPerCommitMax;
        _changes = changes;
        _log = log;
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>Queues a unit and waits until it is durable.</summary>
    public async Task<bool> WriteAsync(WriteUnit unit)
    {
        await _queue.AddAsync(unit).ConfigureAwait(false);
        return await unit.Done.ConfigureAwait(false);
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public void Dispose()
    {
        _queue.Close();
        _thread.Join();
        _queue.Dispose();
        _session.Dispose();
    }

    private void Run()
    {
        var units = new List<WriteUnit>(_unitsPerCommitMax);
        while (_queue.Take(units, _unitsPerCommitMax))
        {
            Write(units);
            units.Clear();
        }
    }

    private void Write(List<WriteUnit> units)
    {
        try
        {
            _session.Execute(new WriteCommand(Begin, []));
            foreach (var unit in units)
            {
                unit.Written = Run(unit);
            }
        }
#pragma warning disable CA1031 // Every error goes to the callers that wait; the writer must live on.
        catch (Exception error)
        {
            RollBack();
            Isolate(units, error);
            return;
        }

        try
        {
            _session.Execute(new WriteCommand(Commit, []));
        }
        catch (Exception error)
#pragma warning restore CA1031
        {
            RollBack();
            LogCommitFailed(_log, error, units.Count);
            units.ForEach(unit => unit.Fail(error));
            return;
        }

        var topics = ChangeTopics.None;
        foreach (var unit in units)
        {
            topics |= unit.Written ? unit.Topics : ChangeTopics.None;
            unit.Complete();
        }

        _changes.Publish(topics);
    }

    /// <summary>One of them cannot be written as it is: each gets a commit of its own, so that it fails alone.</summary>
    private void Isolate(List<WriteUnit> units, Exception error)
    {
        if (units.Count == 1)
        {
            LogUnitFailed(_log, error);
            units[0].Fail(error);
            return;
        }

        foreach (var unit in units)
        {
            Write([unit]);
        }
    }

    private bool Run(WriteUnit unit)
    {
        var commands = unit.Commands;
        for (var i = 0; i < commands.Count; i++)
        {
            var rows = _session.Execute(commands[i]);
            if (i == 0 && unit.IsGuarded && rows != 1)
            {
                return false;
            }
        }

        return true;
    }

    private void RollBack()
    {
        try
        {
            _session.Execute(new WriteCommand(Rollback, []));
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself: then there is no transaction to end.
        }
    }

    private static readonly Statement Begin = new("BEGIN IMMEDIATE");
    private static readonly Statement Commit = new("COMMIT");
    private static readonly Statement Rollback = new("ROLLBACK");

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Units} units failed.")]
    private static partial void LogCommitFailed(ILogger logger, Exception error, int units);

    [LoggerMessage(Level = LogLevel.Error, Message = "A unit could not be written.")]
    private static partial void LogUnitFailed(ILogger logger, Exception error);
}
