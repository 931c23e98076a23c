using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>The log of the simulated qBittorrent, which begins with its start and tells why a torrent is in the state error.</summary>
internal sealed class QbittorrentLog
{
    private const int Normal = 1;
    private const int Warning = 4;

    /// <summary>So many entries are kept besides the first.</summary>
    private const int EntriesMax = 500;

    private static readonly (string Name, int Type)[] Kinds = [("normal", Normal), ("info", 2), ("warning", Warning), ("critical", 8)];

    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private readonly HashSet<string> _reported = [];
    private int _lastId = -1;

    /// <summary>Begins anew, as a restart does.</summary>
    public void Begin(string version, DateTimeOffset startedAt)
    {
        lock (_lock)
        {
            _entries.Clear();
            _reported.Clear();
            _lastId = -1;
            Append(startedAt, Normal, $"qBittorrent v{version} started. Process ID: 22575");
        }
    }

    public void AddLogin(DateTimeOffset at)
    {
        lock (_lock)
        {
            Append(at, Normal, "WebAPI login success. IP: 127.0.0.1");
        }
    }

    /// <summary>log/main: the kinds that are asked for, after the entry last_known_id.</summary>
    public void Write(Utf8JsonWriter json, IQueryCollection query, LabSnapshot snapshot, string savePath)
    {
        var wanted = Kinds.Where(kind => query[kind.Name] != "false").Sum(kind => kind.Type);
        var after = int.TryParse(query["last_known_id"], out var id) ? id : -1;
        lock (_lock)
        {
            ReportErrors(snapshot, savePath);
            json.WriteStartArray();
            foreach (var entry in _entries.Where(entry => entry.Id > after && (entry.Type & wanted) != 0))
            {
                json.WriteStartObject();
                json.WriteNumber("id", entry.Id);
                json.WriteString("message", entry.Message);
                json.WriteNumber("timestamp", entry.At.ToUnixTimeSeconds());
                json.WriteNumber("type", entry.Type);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private void ReportErrors(LabSnapshot snapshot, string savePath)
    {
        foreach (var (download, moment) in snapshot.Entries)
        {
            if (moment.Phase == LabPhase.Failed && _reported.Add(download.Id))
            {
                var (name, path) = (download.Release.Name, $"{savePath}/{download.Release.Name}");
                var reason = moment.Text.Length > 0 ? moment.Text : "Not a directory";
                Append(download.EndedAt ?? snapshot.Now, Warning, $"File error alert. Torrent: \"{name}\". File: \"{path}\". Reason: \"{name} file_open ({path}) error: {reason}\"");
            }
        }
    }

    private void Append(DateTimeOffset at, int type, string message)
    {
        if (_entries.Count > EntriesMax)
        {
            _entries.RemoveAt(1);
        }

        _entries.Add(new Entry(++_lastId, at, type, message));
    }

    private sealed record Entry(int Id, DateTimeOffset At, int Type, string Message);
}
