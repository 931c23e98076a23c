using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>One download on a virtual clock, seen every 5 seconds give or take 50 ms, as its grain sees it.</summary>
internal sealed class WatchedDownload(TrackingSettings? settings = null, int seed = 7)
{
    public static readonly DateTime Start = new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Random _random = new(seed);

    public TrackingSettings Settings { get; } = settings ?? new();
    public ProgressHistory History { get; private set; } = new();
    public ProgressAnchor? Anchor { get; private set; }
    public Judgement Judgement { get; private set; }
    public DateTime Now { get; set; } = Start;
    public ProgressSnapshot Latest { get; private set; }

    /// <summary>Bytes left of a download of 10 GB that stands at 37.5 %.</summary>
    public double Progress { get; set; } = 37.5;

    public long SizeLeft { get; set; } = 6_250_000_000;
    public DownloadStatus Status { get; set; } = DownloadStatus.Downloading;
    public WaitReason Wait { get; set; }

    public StuckEvidence Evidence => ProgressTracker.Evidence(Anchor!, Latest, Settings, hint: null);

    /// <summary>One look at it now.</summary>
    public WatchedDownload See()
    {
        var jitter = TimeSpan.FromMilliseconds(_random.Next(-50, 51));
        Latest = new(Now + jitter, SizeLeft, (float)Progress, Status, Wait);
        var step = ProgressTracker.Record(History, Anchor, Latest, Settings);
        (Anchor, Judgement) = (step.Anchor, step.Judgement);
        return this;
    }

    /// <summary>Looks at it every 5 seconds for so long, the first time 5 seconds from now.</summary>
    public WatchedDownload SeeFor(TimeSpan time, Action<WatchedDownload>? after = null)
    {
        for (var end = Now + time; Now + Interval <= end;)
        {
            Now += Interval;
            See();
            after?.Invoke(this);
        }

        return this;
    }

    /// <summary>A first look, and then looks for so many minutes in which nothing changes.</summary>
    public WatchedDownload FreezeFor(double minutes, double seconds = 0) =>
        (Anchor is null ? See() : this).SeeFor(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(seconds));

    /// <summary>The process ends and starts again; the poll's samples and the state were stored as DESIGN section 3 says.</summary>
    public WatchedDownload Restart(byte[] ring, ProgressAnchor? anchor, IReadOnlyList<ProgressSnapshot> samples, DateTime polledAt)
    {
        History = ProgressHistory.FromBytes(ring);
        Anchor = ProgressTracker.Replay(History, anchor, samples, new DateTimeOffset(polledAt), Settings);
        Judgement = Judgement.Fine;
        return this;
    }
}
