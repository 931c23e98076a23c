using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Simulation.Tests.Downloads;

/// <summary>One seeded world: a client whose downloads move, freeze, fail, vanish and return, and our side, which crashes and loses reads.</summary>
internal sealed class World
{
    private const double Poll = 15;
    private const double ThresholdMinutes = 20;

    // One poll, as promised, and two more where crashes took what they had seen: that it moved, or that it was paused.
    private const double Lateness = 3 * Poll;
    private const double Earliness = 2 * Poll;
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly ClientFault Refused = new(ClientFaultKind.Unreachable, "Nothing listens there.");

    private readonly Random _random;
    private readonly bool _isUsenet;
    private readonly TrackingSettings _tracking = new() { StuckThresholdMinutes = ThresholdMinutes, SnapshotsMax = 20 };
    private readonly MonitoringSettings _monitoring = new();
    private readonly List<SimulatedDownload> _downloads = [];
    private readonly HashSet<string> _toldClient = [];
    private readonly SimulatedStore _store;
    private Watcher _watcher;
    private ClientCondition _condition = new();
    private double _time;
    private double _offset;
    private double _downUntil;
    private DateTimeOffset? _returnedAt;
    private double _doubtUntil;
    private int _historyVersion;
    private bool _mustReadFull = true;
    private bool _wasClockSet;

    public World(int seed)
    {
        _random = new Random(seed);
        _isUsenet = _random.Next(2) == 0;
        _store = new(new()
        {
            Id = "c",
            Name = "c",
            Kind = Kind,
            Url = "http://c",
            CreatedAt = Start.AddDays(-1),
            UpdatedAt = Start,
            FirstHistoryAt = Start.AddHours(-1),
        });
        _watcher = new(_store, Kind, _tracking);
        AddDownload();
    }

    private DownloadClientKind Kind => _isUsenet ? DownloadClientKind.Sabnzbd : DownloadClientKind.Qbittorrent;

    private DateTimeOffset Now => Start.AddMilliseconds(Math.Round((_time + _offset) * 1000));

    public void Run(int polls)
    {
        for (var i = 0; i < polls; i++)
        {
            _time += Poll + (_random.NextDouble() * 0.1) - 0.05;
            LiveOn();
            Happen();
            PollOnce();
            Check();
        }

        Settle();
    }

    private void LiveOn()
    {
        foreach (var one in _downloads.Where(one => one is { IsInClient: true, IsMoving: true } && one.IsExpected(_condition)))
        {
            one.Progress = Math.Min(99, one.Progress + (_random.NextDouble() * 0.4));
        }
    }

    private void Happen()
    {
        var one = _downloads[_random.Next(_downloads.Count)];
        switch (_random.Next(150))
        {
            case 0 when _downloads.Count < 6: AddDownload(); break;
            case 1 or 2: one.IsMoving = !one.IsMoving; break;
            case 3 when one.Status == DownloadStatus.Downloading: one.Status = DownloadStatus.Paused; break;
            case 4 or 5 when one.Status == DownloadStatus.Paused: one.Status = DownloadStatus.Downloading; break;
            case 6: _condition = _condition with { QueuePaused = !_condition.QueuePaused }; break;
            case 7 or 8 when _condition.QueuePaused: _condition = _condition with { QueuePaused = false }; break;
            case 9: _condition = _condition with { Disconnected = !_condition.Disconnected }; break;
            case 10 or 11 when _condition.Disconnected: _condition = _condition with { Disconnected = false }; break;
            case 12 when one.Status == DownloadStatus.Downloading && (one.Failures == 0 || IsSeenActive(one)): End(one, DownloadStatus.Failed); break;
            case 13 when one.Status == DownloadStatus.Downloading && _random.Next(3) == 0: End(one, DownloadStatus.Completed); break;
            case 14 when one.Status == DownloadStatus.Failed && Told(one) == one.Failures: Retry(one); break;
            case 15 when _random.Next(3) == 0: one.IsInClient = false; _historyVersion++; break;
            case 16 or 17 when !one.IsInClient: one.IsInClient = true; _historyVersion++; _mustReadFull = true; break;
            case 18: (_downUntil, _mustReadFull) = (_time + (_random.NextDouble() * 900), true); break;
            case 19: _offset -= _random.NextDouble() * 7200; _wasClockSet = true; Doubt(90); break;
            case 20: _offset += 660 + (_random.NextDouble() * 7200); _wasClockSet = true; Doubt(0); break;
            case 21: one.Progress = _random.NextDouble() * 30; break;
            case 22: Crash(); break;
            case 23 when _random.Next(4) == 0: _time += 660 + (_random.NextDouble() * 20_000); Crash(); break;
            default: break;
        }
    }

    private void AddDownload() =>
        _downloads.Add(new($"d{_downloads.Count}", _isUsenet ? DownloadProtocol.Usenet : DownloadProtocol.Torrent) { IsMoving = _random.Next(3) > 0 });

    private void End(SimulatedDownload one, DownloadStatus status)
    {
        if (one.IsInClient)
        {
            (one.Status, one.EndedAt, one.IsInHistory) = (status, Now, _isUsenet);
            one.Failures += status == DownloadStatus.Failed ? 1 : 0;
            _historyVersion++;
        }
    }

    private void Retry(SimulatedDownload one)
    {
        (one.Status, one.EndedAt, one.IsInHistory) = (DownloadStatus.Downloading, null, false);
        _historyVersion++;
    }

    private void Crash()
    {
        _watcher = new(_store, Kind, _tracking);
        _mustReadFull = true;
        Doubt(1);

        // Samples of before and after a clock was set do not join: then a restart may forget some minutes, but never invent any.
        foreach (var one in _downloads.Where(_ => _wasClockSet))
        {
            one.ForgetWatched();
        }
    }

    private void Doubt(double seconds) => _doubtUntil = Math.Max(_doubtUntil, _time + seconds);

    private void PollOnce()
    {
        if (_random.Next(200) == 0)
        {
            var steps = _random.Next(8);
            _watcher.Step = () =>
            {
                if (steps-- == 0)
                {
                    throw new InvalidOperationException("crash");
                }
            };
        }

        try
        {
            ReadOnce();
        }
        catch (InvalidOperationException crash) when (crash.Message == "crash")
        {
            Crash();
        }

        _watcher.Step = () => { };
    }

    private void ReadOnce()
    {
        if (_time < _downUntil || _random.Next(100) == 0)
        {
            _mustReadFull = true;
            Doubt(0);
            _watcher.Failed(_time < _downUntil || _random.Next(2) == 0 ? Refused : Refused with { Kind = ClientFaultKind.Timeout }, Now, _monitoring);
            return;
        }

        _returnedAt = _returnedAt > Now ? Now : _returnedAt;
        var before = _store.Client;
        var isBack = before.Health is ClientHealth.Down || before is { FaultCount: > 0, FaultKind: ClientFaultKind.Unreachable };
        if (isBack)
        {
            _returnedAt = Now;
            Doubt(90);
        }

        var queue = Reading();
        _watcher.IsHistoryDue = _random.Next(8) == 0;
        _watcher.Read(queue, _isUsenet ? History : null, Now, _monitoring);
    }

    private QueueReading Reading()
    {
        var items = new List<ClientItem>();
        var hidden = 0;
        foreach (var one in _downloads)
        {
            if (!one.IsInClient || one.IsInHistory)
            {
                one.AbsentSince = one.AbsentSince < Now ? one.AbsentSince : Now;
                one.Hidden();
                continue;
            }

            one.AbsentSince = null;
            var trouble = _random.Next(150);
            if (trouble == 0)
            {
                hidden++;
                continue;
            }

            items.Add(one.ToItem(isMalformed: trouble == 1));
            if (trouble > 1)
            {
                one.Shown(_time, one.IsExpected(_condition), _doubtUntil);
            }
        }

        // A torrent client tells only what changed; its answer here repeats some, which is as good.
        var isDelta = !_isUsenet && !_mustReadFull && hidden == 0;
        _mustReadFull = false;
        return isDelta
            ? new(false, items, [.. _downloads.Where(one => !one.IsInClient).Select(one => one.Id)], _condition, 0)
            : new(true, items, [], _condition, hidden);
    }

    private HistoryReading History(string watermark)
    {
        var mark = $"{_historyVersion}";
        if (mark == watermark)
        {
            return new([], mark, Unchanged: true, IsComplete: false, 0);
        }

        var items = _downloads.Where(one => one is { IsInHistory: true, IsInClient: true }).OrderByDescending(one => one.EndedAt).ToList();
        var isPart = watermark.Length > 0 && items.Count > 2 && _random.Next(2) == 0;
        var told = isPart ? items[..2] : items;
        foreach (var one in told)
        {
            one.AbsentSince = null;
        }

        return new([.. told.Select(one => one.ToItem(false))], mark, false, !isPart, 0);
    }

    private int Told(SimulatedDownload one) => _store.Events.Count(e => e.Id == one.Id && e.Event.EventType == EventTypes.DownloadFailed);

    // A second failure is one only where the retry between them was seen.
    private bool IsSeenActive(SimulatedDownload one) =>
        _store.Downloads.TryGetValue(one.Id, out var stored) && stored.State is { Status: DownloadStatus.Downloading, GoneAt: null };

    private void Check()
    {
        foreach (var one in _downloads)
        {
            if (_watcher.Find(one.Id) is not { State: { } state } tracked)
            {
                continue;
            }

            Assert.InRange(tracked.History.Count, 0, _tracking.SnapshotsMax);
            Assert.True(Told(one) <= one.Failures, $"{one.Id}: a failure was told twice.");
            if (state.Judgement == Judgement.Stuck && state.Malformed is null)
            {
                Assert.True(state.Status == DownloadStatus.Downloading && state.Wait == WaitReason.None, $"{one.Id} is called stuck while {state.Status}, {state.Wait}.");
                Assert.True(one.IdleMost() >= (ThresholdMinutes * 60) - Earliness, $"{one.Id} is called stuck after {one.IdleMost()} s.");
            }

            if (one.FrozenLeast >= (ThresholdMinutes * 60) + Lateness && one.ShownAt == _time && one.IsExpected(_condition)
                && _time > _doubtUntil && state.Malformed is null)
            {
                Assert.True(state.Judgement == Judgement.Stuck, $"{one.Id} is {state.Judgement} after {one.FrozenLeast} s without progress.");
            }

            if (state.GoneAt is { } gone && _toldClient.Add($"{one.Id} {gone:O}"))
            {
                Assert.True(one.AbsentSince is not null && gone - one.AbsentSince >= QueueDiff.AbsenceConfirmedAfter, $"{one.Id} was given up at {gone}, absent since {one.AbsentSince}.");
                Assert.True(_returnedAt is null || gone - _returnedAt >= QueueDiff.NothingForgottenAfterStart, $"{one.Id} was given up at {gone:T}, too soon after its client came back at {_returnedAt:T} (now {Now:T}, absent since {one.AbsentSince:T}).");
            }
        }
    }

    /// <summary>After some quiet time everything that failed was told, and just once.</summary>
    private void Settle()
    {
        (_condition, _downUntil) = (new(), 0);
        foreach (var one in _downloads)
        {
            one.IsInClient = true;
        }

        _historyVersion++;
        _mustReadFull = true;
        for (var i = 0; i < 8; i++)
        {
            _time += Poll;
            _watcher.IsHistoryDue = true;
            _watcher.Read(
                new(true, [.. _downloads.Where(one => !one.IsInHistory).Select(one => one.ToItem(false))], [], _condition, 0), _isUsenet ? History : null, Now, _monitoring);
        }

        Assert.All(_downloads, one => Assert.True(Told(one) == one.Failures, $"{one.Id} failed {one.Failures} times and was told {Told(one)} times."));
        Assert.All(_downloads, one => Assert.Equal(one.Status, _store.Downloads[one.Id].State.Status));
    }
}
