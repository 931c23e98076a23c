using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Simulation.Tests.Downloads;

/// <summary>One download as it really is, and what may at most and must at least be known of its idleness.</summary>
internal sealed class SimulatedDownload(string id, DownloadProtocol protocol)
{
    private const long Size = 1_000_000_000;

    public string Id { get; } = id;
    public double Progress { get; set; }
    public DownloadStatus Status { get; set; } = DownloadStatus.Downloading;
    public bool IsMoving { get; set; } = true;
    public bool IsInClient { get; set; } = true;
    public bool IsInHistory { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public int Failures { get; set; }

    /// <summary>Seconds that it stood quite still and was watched beyond doubt.</summary>
    public double FrozenLeast { get; private set; }

    /// <summary>The true time at which it was last shown to us, readable.</summary>
    public double? ShownAt => _last?.At;

    /// <summary>When a complete read first lacked it, by our clock; null while it is seen.</summary>
    public DateTimeOffset? AbsentSince { get; set; }

    private readonly List<(double Expected, double Progress)> _shown = [];
    private (double At, double Progress, bool IsExpected)? _last;
    private double _expected;
    private bool _wasHidden;

    public bool IsExpected(ClientCondition condition) =>
        Status is DownloadStatus.Downloading && condition is { Disconnected: false, QueuePaused: false };

    /// <summary>It was shown to us, readable, at this true time.</summary>
    public void Shown(double at, bool isExpected, double doubtUntil)
    {
        if (_last is { IsExpected: true } last && isExpected)
        {
            _expected += at - last.At;
            FrozenLeast += !_wasHidden && last.At >= doubtUntil && at - last.At < 600 ? at - last.At : 0;
        }

        FrozenLeast = _last?.Progress == Progress ? FrozenLeast : 0;
        _wasHidden = false;
        _last = (at, Progress, isExpected);
        _shown.Add((_expected, Progress));
    }

    /// <summary>Seconds of expected data in which it kept within 2 percent points: no more can lie between less than 1 point above and below an anchor.</summary>
    public double IdleMost()
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        for (var i = _shown.Count - 1; i >= 0; i--)
        {
            (low, high) = (Math.Min(low, _shown[i].Progress), Math.Max(high, _shown[i].Progress));
            if (high - low >= 2)
            {
                return _expected - _shown[i].Expected;
            }
        }

        return _expected;
    }

    /// <summary>The queue did not show it: what lies between is not watched beyond doubt.</summary>
    public void Hidden() => _wasHidden = true;

    /// <summary>Whatever was known of its idleness may be lost.</summary>
    public void ForgetWatched() => FrozenLeast = 0;

    public ClientItem ToItem(bool isMalformed) => new()
    {
        Id = Id,
        Title = isMalformed ? "" : $"Title {Id}",
        Status = isMalformed ? DownloadStatus.Unknown : Status,
        Wait = Status == DownloadStatus.Paused ? WaitReason.Paused : WaitReason.None,
        Protocol = protocol,
        ProgressPercent = isMalformed ? 0 : Progress,
        SizeBytes = Size,
        SizeLeftBytes = isMalformed ? 0 : (long)(Size * (100 - Progress) / 100),
        Complaint = Status == DownloadStatus.Failed ? "CRC error" : "",
        EndedAt = EndedAt,
        Malformed = isMalformed ? "progress is not a number" : null,
    };
}
