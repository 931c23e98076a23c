using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Qbittorrent;

namespace OrleansMedia.Lab.Demo;

/// <summary>The qBittorrent of the demonstration: torrents in every state, and always something new.</summary>
internal sealed class DemoTorrents
{
    private const int TorrentsMax = 44;
    private const int RunningMin = 12;
    private const int TroublesMax = 8;

    private readonly LabQueue _queue;
    private readonly DemoReleases _releases;
    private readonly DateTimeOffset _startedAt;

    public DemoTorrents(QbittorrentServer server, DemoReleases releases)
    {
        (_queue, _releases, _startedAt) = (server.Queue, releases, server.Queue.World.Time.GetUtcNow());
        FillSeeding();
        FillTroubles();
        FillRunning();
    }

    /// <summary>Removes what is old and adds what is missing.</summary>
    public void Tick()
    {
        var entries = _queue.Snapshot().Entries;
        var done = entries.Where(entry => entry.Moment.DoneBytes >= entry.Download.Release.SizeBytes).OrderBy(entry => entry.Download.EndedAt).ToList();
        var troubles = entries.Where(entry => entry.Moment.Phase is LabPhase.Stalled or LabPhase.Failed or LabPhase.MissingFiles or LabPhase.FetchingMetadata).ToList();
        foreach (var (download, _) in done.Take(entries.Count - TorrentsMax).Concat(troubles.Take(troubles.Count - TroublesMax)))
        {
            _queue.Remove(download.Id);
        }

        for (var running = entries.Count(entry => entry.Moment.Phase is LabPhase.Downloading or LabPhase.Queued); running < RunningMin; running++)
        {
            _queue.Add(_releases.Torrent(_releases.NextTorrent));
        }
    }

    private void FillSeeding()
    {
        for (var i = 14; i > 0; i--)
        {
            var endedAt = _startedAt - TimeSpan.FromHours(i * i / 2 + 1);
            _queue.Add(_releases.Torrent(() => LabScript.Of(new LabStep.Run(20 << 20, 1), LabScript.Forever(i % 5 == 0 ? LabPhase.Paused : LabPhase.Completed))) with
            {
                Age = TimeSpan.FromHours(i * i / 2 + 2),
                AddedAt = endedAt - TimeSpan.FromMinutes(50),
                EndedAt = endedAt,
            });
        }
    }

    private void FillTroubles()
    {
        AddOld(_releases.Torrent(_releases.Freezes));
        AddOld(_releases.Torrent(_releases.Freezes));
        AddOld(_releases.Torrent(() => LabScript.Always(LabPhase.Stalled)) with { Tracker = LabTracker.Refusing });
        AddOld(_releases.Torrent(() => LabScript.Always(LabPhase.FetchingMetadata)));
        AddOld(_releases.Torrent(() => LabScript.FailsAt(0.55, 4 << 20, "No space left on device")));
        AddOld(_releases.Torrent(() => LabScript.Always(LabPhase.Failed, "Permission denied")));
        AddOld(_releases.Torrent(() => LabScript.Always(LabPhase.MissingFiles)));
        for (var i = 0; i < 3; i++)
        {
            var stopped = _releases.Torrent(_releases.Seeds);
            _queue.Pause(_queue.Add(stopped with { Age = DemoReleases.AgeAt(stopped, 0.2 * (i + 1)) }).Id);
        }
    }

    private void FillRunning()
    {
        for (var i = 0; i < 11; i++)
        {
            var running = _releases.Torrent(i % 4 == 3 ? _releases.Stumbles : _releases.Seeds);
            _queue.Add(running with { Age = DemoReleases.AgeAt(running, 0.08 * i), AddedAt = _startedAt - TimeSpan.FromMinutes(20 - i) });
        }

        for (var i = 0; i < 5; i++)
        {
            var waiting = _releases.Torrent(_releases.Seeds);
            _queue.Add(waiting with { Script = waiting.Script.After(TimeSpan.FromMinutes(2 * i + 1)) });
        }
    }

    private void AddOld(LabRelease release) => _queue.Add(release with { Age = TimeSpan.FromHours(7), AddedAt = _startedAt - TimeSpan.FromHours(7) });
}
