using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Silo.Progress;

/// <summary>What judges progress, in the spelling of the settings (R92).</summary>
/// <param name="ProgressHistoryHours">Hours that snapshots are kept.</param>
/// <param name="MaxSnapshotsPerDownload">Snapshots kept for each download.</param>
/// <param name="StuckThresholdMinutes">Idle minutes after which a download is stuck.</param>
/// <param name="MinProgressChange">Percent points that count as progress.</param>
/// <param name="MinSizeChange">Bytes that count as progress.</param>
/// <param name="StuckJudgeQueued">Whether queued downloads are judged while they wait their turn.</param>
/// <param name="ProgressPersist">Whether the history outlives a restart.</param>
/// <param name="StuckWarningRatio">The part of the threshold after which a download is at risk.</param>
public sealed record TrackingLimits(
    double ProgressHistoryHours,
    int MaxSnapshotsPerDownload,
    double StuckThresholdMinutes,
    double MinProgressChange,
    long MinSizeChange,
    bool StuckJudgeQueued,
    bool ProgressPersist,
    double StuckWarningRatio)
{
    /// <summary>From the settings.</summary>
    public static TrackingLimits Of(TrackingSettings settings) => new(
        settings.HistoryHours,
        settings.SnapshotsMax,
        settings.StuckThresholdMinutes,
        settings.MinProgressChange,
        settings.MinSizeChangeBytes,
        settings.JudgeQueued,
        settings.Persist,
        settings.WarningRatio);
}
