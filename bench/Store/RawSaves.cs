using System.Diagnostics;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Sql;
using OrleansMedia.Storage.Sqlite;

namespace OrleansMedia.Bench.Store;

/// <summary>
/// The statements of a save, bare: the same prepared statements, indexes and pragmas on one connection and one thread, their values made
/// beforehand (only the version changes). No queue, no other thread, no JSON.
/// </summary>
internal sealed class RawSaves : IDisposable
{
    /// <summary>Where the statement that updates the state takes the expected version.</summary>
    private const int VersionPlace = 3;

    private static readonly Statement _begin = new("BEGIN IMMEDIATE");
    private static readonly Statement _commit = new("COMMIT");

    private readonly SqliteSession _session;
    private readonly List<WriteCommand>[] _saves;
    private long _next;

    public RawSaves(string path, int grains)
    {
        _session = SqliteSession.OpenWriter(path);
        _saves = [.. Enumerable.Range(0, grains).Select(i => DownloadStore.UnitOf(SavedDownload.Make(i, 1)).Commands)];
    }

    /// <summary>Saves per second over a time, with so many in one commit.</summary>
    public double Rate(int savesPerCommit, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        long saves = 0;
        while (watch.Elapsed < time)
        {
            _session.Execute(new WriteCommand(_begin, []));
            for (var i = 0; i < savesPerCommit; i++)
            {
                Save();
            }

            _session.Execute(new WriteCommand(_commit, []));
            saves += savesPerCommit;
        }

        return saves / watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _session.Dispose();

    private void Save()
    {
        var writes = _saves[_next % _saves.Length];
        var version = 1 + (_next++ / _saves.Length);
        writes[0].Values[VersionPlace] = version;
        for (var i = 0; i < writes.Count; i++)
        {
            if (_session.Execute(writes[i]) != 1 && i == 0)
            {
                throw new InvalidOperationException($"The save of version {version} was refused.");
            }
        }
    }
}
