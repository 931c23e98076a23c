using System.ComponentModel.DataAnnotations;

namespace OrleansMedia.Domain.Settings;

/// <summary>How progress is tracked and when a download is stuck (R71 to R76, R79; rulings C7, C8, C28). Each has an environment variable of the same meaning.</summary>
public sealed record TrackingSettings
{
    /// <summary>How long snapshots are kept. <c>PROGRESS_HISTORY_HOURS</c>, default 4.</summary>
    [Range(1, 168)]
    public double HistoryHours { get; init; } = 4;

    /// <summary>Snapshots kept per download. <c>MAX_SNAPSHOTS_PER_DOWNLOAD</c>, default 50; each costs 24 bytes.</summary>
    [Range(2, 1000)]
    public int SnapshotsMax { get; init; } = 50;

    /// <summary>Idle minutes after which a download is stuck. <c>STUCK_THRESHOLD_MINUTES</c>, default 120.</summary>
    [Range(1, 10080)]
    public double StuckThresholdMinutes { get; init; } = 120;

    /// <summary>Percent points that count as progress. <c>MIN_PROGRESS_CHANGE</c>, default 1.0.</summary>
    [Range(0, 100)]
    public double MinProgressChange { get; init; } = 1.0;

    /// <summary>Bytes that count as progress. <c>MIN_SIZE_CHANGE</c>, default 104857600.</summary>
    [Range(0, long.MaxValue)]
    public long MinSizeChangeBytes { get; init; } = 104_857_600;

    /// <summary>Judge a queued item even while it waits its turn (the literal rule of the original). <c>STUCK_JUDGE_QUEUED</c>, default false.</summary>
    public bool JudgeQueued { get; init; }

    /// <summary>Keep samples over a restart. <c>PROGRESS_PERSIST</c>, default true.</summary>
    public bool Persist { get; init; } = true;

    /// <summary>The part of the threshold after which a download is at risk (R226). <c>STUCK_WARNING_RATIO</c>, default 0.75.</summary>
    [Range(0.1, 1)]
    public double WarningRatio { get; init; } = 0.75;
}
