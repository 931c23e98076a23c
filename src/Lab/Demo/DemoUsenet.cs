using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Sabnzbd;

namespace OrleansMedia.Lab.Demo;

/// <summary>The SABnzbd of the demonstration: a full queue, a history with failures, and always something new.</summary>
internal sealed class DemoUsenet
{
    private const int QueueLength = 25;
    private const int HistoryMax = 40;
    private const int TroublesMax = 3;

    private readonly SabnzbdServer _server;
    private readonly DemoReleases _releases;
    private readonly LabWorld _world;
    private readonly DateTimeOffset _startedAt;

    /// <summary>When, in the time of the scripts, the last job of the queue will have got all it gets: SABnzbd fetches one after the other.</summary>
    private TimeSpan _freeAt;

    public DemoUsenet(SabnzbdServer server, DemoReleases releases)
    {
        (_server, _releases, _world) = (server, releases, server.Queue.World);
        _startedAt = _world.Time.GetUtcNow();
        FillHistory();
        FillQueue();
    }

    /// <summary>Removes what is old and queues what is missing.</summary>
    public void Tick()
    {
        var entries = _server.Queue.Snapshot().Entries;
        var ended = entries.Where(entry => entry.Moment.HasEnded).OrderBy(entry => entry.Download.EndedAt).ToList();
        var troubles = entries.Where(entry => entry.Moment.Phase == LabPhase.Paused && !entry.Download.IsPaused).ToList();
        foreach (var (download, _) in ended.Take(ended.Count - HistoryMax).Concat(troubles.Take(troubles.Count - TroublesMax)))
        {
            _server.Queue.Remove(download.Id);
        }

        for (var queued = entries.Count(entry => !entry.Moment.HasEnded); queued < QueueLength; queued++)
        {
            QueueOne(_releases.NextUsenet);
        }
    }

    private void FillHistory()
    {
        for (var i = 30; i > 0; i--)
        {
            var endedAt = _startedAt - TimeSpan.FromMinutes(i * i * 4 + 7);
            var release = _releases.Usenet(i % 4 == 1 ? () => LabScript.FailsAt(0.9, 30 << 20, _releases.NextFailure()) : _releases.Finishes);
            _server.Queue.Add(release with
            {
                AddedAt = endedAt - TimeSpan.FromMinutes(6),
                EndedAt = endedAt,
                Age = TimeSpan.FromDays(1),
                ImportBlockedBy = i == 2 ? "No files found are eligible for import in /media/usenet/complete" : "",
            });
        }
    }

    private void FillQueue()
    {
        var running = _releases.Usenet(_releases.Finishes) with { SizeBytes = 4L << 30 };
        var age = DemoReleases.AgeAt(running, 0.35);
        _server.Queue.Add(running with { Age = age, AddedAt = _startedAt - TimeSpan.FromMinutes(9) });
        _freeAt = DemoReleases.Occupies(running) - age;

        // The next one is frozen already, and is seen to be so when its turn comes.
        var frozen = _releases.Usenet(() => _releases.Falters(_freeAt + TimeSpan.FromSeconds(100)));
        age = DemoReleases.AgeAt(frozen, 1);
        _server.Queue.Add(frozen with { Age = age, AddedAt = _startedAt - TimeSpan.FromHours(5) });
        _freeAt = DemoReleases.Occupies(frozen) - age;

        var locked = _server.Queue.Add(Old(_releases.Usenet(() => LabScript.EncryptedAt(0.31, 30 << 20))));
        _server.Warn("WARNING", $"Paused job \"{locked.Release.Name}\" because of encrypted RAR file (if supplied, all passwords were tried)", "assembler.py216");
        _server.Queue.Add(_releases.Usenet(() => LabScript.Always(LabPhase.Paused, "DUPLICATE")));
        var paused = _server.Queue.Add(_releases.Usenet(_releases.Finishes) with { Age = TimeSpan.FromSeconds(12) });
        _server.Queue.Pause(paused.Id);
        while (_server.Queue.Snapshot().Entries.Count(entry => !entry.Moment.HasEnded) < QueueLength)
        {
            QueueOne(_releases.NextUsenet);
        }
    }

    private LabRelease Old(LabRelease release) => release with { Age = TimeSpan.FromHours(5), AddedAt = _startedAt - TimeSpan.FromHours(5) };

    /// <summary>A job starts when the one before it has got all it gets.</summary>
    private void QueueOne(Func<LabScript> script)
    {
        var scriptNow = (_world.Time.GetUtcNow() - _startedAt) * _world.Speed;
        var startsAt = _freeAt > scriptNow ? _freeAt : scriptNow;
        var release = _releases.Usenet(script);
        _server.Queue.Add(release with { Script = release.Script.After(startsAt - scriptNow) });
        _freeAt = startsAt + DemoReleases.Occupies(release);
    }
}
