namespace OrleansMedia.Lab.Downloads;

/// <summary>
/// Every download that one simulated client knows, from waiting to finished. Safe to use from several threads. Nothing moves
/// by itself: the state follows from the clock when it is asked for.
/// </summary>
public sealed class LabQueue
{
    private readonly Lock _lock = new();
    private readonly LabWorld _world;
    private readonly LabIds _ids;
    private readonly Random _random;
    private readonly List<LabDownload> _downloads = [];
    private readonly Dictionary<string, LabDownload> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly LabQueueClock _clock;
    private long _historyVersion = 1;

    internal LabQueue(LabWorld world, string name, LabIds ids, int seed)
    {
        (_world, Name, _ids, _random, _clock) = (world, name, ids, new Random(seed), new LabQueueClock(world));
    }

    /// <summary>Name of the client, as an arr would show it.</summary>
    public string Name { get; }

    /// <summary>How the client names its downloads.</summary>
    public LabIds Ids => _ids;

    /// <summary>The world it belongs to.</summary>
    public LabWorld World => _world;

    /// <summary>How many downloads there are, finished ones included.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _downloads.Count;
            }
        }
    }

    /// <summary>What happens to a release that somebody adds through the client's API; by default it completes at 8 MB/s.</summary>
    public Func<LabRelease, LabRelease> OnAdded { get; set; } = release => release;

    /// <summary>Puts a release at the end of the queue.</summary>
    public LabDownload Add(LabRelease release)
    {
        lock (_lock)
        {
            return AddLocked(release, _world.Time.GetUtcNow());
        }
    }

    /// <summary>Puts many releases at the end of the queue at once; 100,000 take well under a second.</summary>
    /// <param name="count">How many.</param>
    /// <param name="release">The release of an index; a generated one that downloads slowly when null.</param>
    public void AddMany(int count, Func<int, LabRelease>? release = null)
    {
        release ??= LabGenerated.Release;
        lock (_lock)
        {
            var now = _world.Time.GetUtcNow();
            _downloads.EnsureCapacity(_downloads.Count + count);
            _byId.EnsureCapacity(_downloads.Count + count);
            for (var i = 0; i < count; i++)
            {
                AddLocked(release(i), now);
            }
        }
    }

    /// <summary>Where everything stands now.</summary>
    public LabSnapshot Snapshot()
    {
        lock (_lock)
        {
            var now = _world.Time.GetUtcNow();
            return SnapshotLocked(now);
        }
    }

    /// <summary>Where one download stands now, null when the client does not know it.</summary>
    public LabEntry? Find(string id)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out var download)
                && download.At(_clock.Read()) is { Phase: not LabPhase.Gone } moment
                ? new LabEntry(download, Sped(moment))
                : null;
        }
    }

    /// <summary>Forgets a download. False when it was not known.</summary>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            if (!_byId.Remove(id, out var download))
            {
                return false;
            }

            _downloads.Remove(download);
            _historyVersion++;
            return true;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _downloads.Clear();
            _byId.Clear();
            _historyVersion++;
        }
    }

    /// <summary>Changes one download under the lock of the queue. False when it was not known.</summary>
    internal bool Change(string id, Action<LabDownload> change)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var download))
            {
                return false;
            }

            change(download);
            _historyVersion++;
            return true;
        }
    }

    /// <summary>Stops the clock of one download. False when it was not known.</summary>
    public bool Pause(string id) => Change(id, download => download.Pause(_clock.Read()));

    /// <summary>Starts the clock of one download again. A download that its script had paused or failed begins anew.</summary>
    public bool Resume(string id) => Change(id, download =>
    {
        var queueTime = _clock.Read();
        if (!download.IsPaused && download.At(queueTime).Phase is LabPhase.Paused or LabPhase.Failed or LabPhase.MissingFiles)
        {
            download.Restart(download.Release.RetryScript ?? download.Script, queueTime);
        }

        download.Resume(queueTime);
    });

    /// <summary>Checks the data of one download and then begins anew. False when it was not known.</summary>
    public bool Recheck(string id) => Change(id, download => download.Restart(
        new LabScript((download.Release.RetryScript ?? download.Release.Script).Steps.Insert(0, new LabStep.Stay(LabPhase.Checking, TimeSpan.FromSeconds(2)))),
        _clock.Read()));

    /// <summary>Takes a failed download out of the history and queues it again under a new id, as SABnzbd does. Null when it was not known.</summary>
    public LabDownload? Retry(string id)
    {
        lock (_lock)
        {
            if (!_byId.Remove(id, out var failed))
            {
                return null;
            }

            _downloads.Remove(failed);
            _historyVersion++;
            var again = failed.Release with
            {
                Id = null,
                Age = TimeSpan.Zero,
                AddedAt = null,
                EndedAt = null,
                Category = failed.Category,
                Script = failed.Release.RetryScript ?? failed.Release.Script,
            };
            return AddLocked(again, _world.Time.GetUtcNow());
        }
    }

    /// <summary>Stops the clock of the whole client.</summary>
    public void Pause()
    {
        lock (_lock)
        {
            var now = _world.Time.GetUtcNow();
            SnapshotLocked(now);
            _clock.Pause(now);
        }
    }

    /// <summary>Starts the clock of the whole client again.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _clock.Resume(_world.Time.GetUtcNow());
        }
    }

    private LabDownload AddLocked(LabRelease release, DateTimeOffset now)
    {
        var download = new LabDownload(release.Id ?? NewId(), release, now, _clock.At(now));
        _byId.Add(download.Id, download);
        _downloads.Add(download);
        return download;
    }

    private LabSnapshot SnapshotLocked(DateTimeOffset now)
    {
        var queueTime = _clock.At(now);
        var entries = new List<LabEntry>(_downloads.Count);
        foreach (var download in _downloads)
        {
            var moment = download.At(queueTime);
            if (moment.Phase == LabPhase.Gone)
            {
                continue;
            }

            if (moment.HasEnded && download.EndedAt is null)
            {
                download.EndedAt = now - moment.PhaseAge / _world.Speed;
                _historyVersion++;
            }

            entries.Add(new LabEntry(download, Sped(moment)));
        }

        if (entries.Count < _downloads.Count)
        {
            Forget(queueTime);
        }

        return new LabSnapshot(now, _clock.IsPaused, entries, _historyVersion);
    }

    private void Forget(TimeSpan queueTime)
    {
        _downloads.RemoveAll(download => download.At(queueTime).Phase == LabPhase.Gone && _byId.Remove(download.Id));
        _historyVersion++;
    }

    /// <summary>Scripts are written in their own seconds; what the client shows is in those of the world.</summary>
    private LabMoment Sped(LabMoment moment) =>
        moment with { BytesPerSecond = !_clock.IsPaused ? moment.BytesPerSecond * _world.Speed : 0 };

    private string NewId()
    {
        string id;
        do
        {
            id = _ids == LabIds.Nzo
                ? "SABnzbd_nzo_" + _random.GetString("abcdefghijklmnopqrstuvwxyz0123456789_", 8)
                : _random.GetHexString(40, lowercase: true);
        }
        while (_byId.ContainsKey(id));

        return id;
    }
}
