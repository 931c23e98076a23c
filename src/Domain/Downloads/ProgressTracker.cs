using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Domain.Downloads;

/// <summary>
/// Judges progress (R73 to R78, rulings C7 and C28). A download is stuck where data is expected for it now, it was seen at least twice, and it was idle
/// for the whole threshold since its anchor: the last time progress or bytes left had changed enough, in whichever direction. Only watched time counts in
/// which data was expected at both ends; a pause neither counts nor erases what was counted before it. Cost: the same however long the history.
/// </summary>
public static class ProgressTracker
{
    /// <summary>
    /// The longest time between two snapshots that counts as watched. A longer one means that we were not looking (our own downtime, a sleeping machine,
    /// a clock set forward), and what was not seen is not held against a download.
    /// </summary>
    public static readonly TimeSpan UnwatchedAfter = TimeSpan.FromMinutes(10);

    // Snapshots hold percent as a float, which at 100 resolves 0.0000076: a change of exactly the threshold must not fail by its rounding.
    private const double PercentResolution = 0.00001;

    /// <summary>Takes in the newest snapshot: judges it against the anchor, and adds it to the history.</summary>
    /// <param name="history">The history, which gets the snapshot.</param>
    /// <param name="anchor">The anchor so far; null before the first snapshot.</param>
    /// <param name="snapshot">What was seen. Values that cannot be are taken as 0.</param>
    /// <param name="settings">Thresholds and limits.</param>
    public static ProgressStep Record(ProgressHistory history, ProgressAnchor? anchor, in ProgressSnapshot snapshot, TrackingSettings settings)
    {
        var seen = Cleaned(snapshot);
        var step = Judge(history, anchor, seen, settings);
        history.Add(seen, settings.SnapshotsMax, TimeSpan.FromHours(settings.HistoryHours));
        return step;
    }

    /// <summary>
    /// Takes in after a restart what was stored since the history was: the samples, and that nothing had changed when the client was last polled.
    /// </summary>
    /// <param name="history">The history as stored with the state; it gets the samples.</param>
    /// <param name="anchor">The anchor as stored with the state.</param>
    /// <param name="samples">Samples since, oldest first; those that the history already holds are passed over.</param>
    /// <param name="polledAt">The last poll that saw nothing newer; null where there was none.</param>
    /// <param name="settings">Thresholds and limits.</param>
    /// <returns>The anchor as it was before the restart; null where nothing was stored.</returns>
    public static ProgressAnchor? Replay(
        ProgressHistory history, ProgressAnchor? anchor, IReadOnlyList<ProgressSnapshot> samples, DateTimeOffset? polledAt, TrackingSettings settings)
    {
        foreach (var sample in samples)
        {
            // A sample later than the last poll is of a time before the clock was set back: it would be counted twice.
            if ((history.Count == 0 || sample.At > history[^1].At) && !(sample.At > polledAt?.UtcDateTime))
            {
                anchor = Record(history, anchor, sample, settings).Anchor;
            }
        }

        if (polledAt is { } polled && history.Count > 0 && polled.UtcDateTime > history[^1].At)
        {
            anchor = Record(history, anchor, history[^1] with { At = polled.UtcDateTime }, settings).Anchor;
        }

        return anchor;
    }

    /// <summary>The values behind a judgement (R88).</summary>
    /// <param name="anchor">The anchor.</param>
    /// <param name="latest">The newest snapshot.</param>
    /// <param name="settings">Thresholds.</param>
    /// <param name="hint">What the client itself says that may explain it; null where nothing does.</param>
    public static StuckEvidence Evidence(ProgressAnchor anchor, in ProgressSnapshot latest, TrackingSettings settings, string? hint) => new(
        anchor.Idle.TotalMinutes,
        settings.StuckThresholdMinutes,
        Math.Round(Cleaned(latest).ProgressPercent - anchor.ProgressPercent, 4),
        settings.MinProgressChange,
        Cleaned(latest).SizeLeftBytes - anchor.SizeLeftBytes,
        settings.MinSizeChangeBytes,
        anchor.At,
        hint);

    /// <summary>Whether data should be arriving (ruling C28), so that its absence can be held against a download.</summary>
    /// <param name="status">Where the download stands.</param>
    /// <param name="wait">Why nothing is expected to move.</param>
    /// <param name="judgeQueued">The literal rule of the original: a queued download counts, whatever it waits for in a client that works.</param>
    public static bool IsExpected(DownloadStatus status, WaitReason wait, bool judgeQueued) => status switch
    {
        DownloadStatus.Downloading => wait == WaitReason.None,
        DownloadStatus.Queued => wait == WaitReason.None || (judgeQueued && wait is WaitReason.ItsTurn or WaitReason.QueuePaused),
        _ => false,
    };

    private static ProgressStep Judge(ProgressHistory history, ProgressAnchor? anchor, in ProgressSnapshot seen, TrackingSettings settings)
    {
        if (anchor is null)
        {
            return new(Anchored(seen), Judgement.Fine, AnchorMoved: true);
        }

        var expected = IsExpected(seen.Status, seen.Wait, settings.JudgeQueued);
        if (HasMoved(anchor, seen, settings))
        {
            return new(Anchored(seen), Judgement.Fine, AnchorMoved: true);
        }

        if (history.Count == 0)
        {
            return new(anchor, Judgement.Fine, AnchorMoved: false);
        }

        var last = history[history.Count - 1];
        var elapsed = Milliseconds(seen.At) - Milliseconds(last.At);
        if (elapsed < 0)
        {
            // The clock was set back: the anchor moves back with it, as the history does.
            anchor = anchor with { At = anchor.At + TimeSpan.FromMilliseconds(elapsed) };
        }
        else if (expected && elapsed <= UnwatchedAfter.TotalMilliseconds && IsExpected(last.Status, last.Wait, settings.JudgeQueued))
        {
            anchor = anchor with { Idle = anchor.Idle + TimeSpan.FromMilliseconds(elapsed) };
        }

        return new(anchor, expected ? JudgementOf(anchor.Idle, settings) : Judgement.Fine, AnchorMoved: false);
    }

    private static bool HasMoved(ProgressAnchor anchor, in ProgressSnapshot seen, TrackingSettings settings)
    {
        // A threshold of 0 means that any change counts, not that none is needed.
        var percent = Math.Abs(seen.ProgressPercent - anchor.ProgressPercent);
        var bytes = Math.Abs(seen.SizeLeftBytes - anchor.SizeLeftBytes);
        return (percent > 0 && percent >= settings.MinProgressChange - PercentResolution) || (bytes > 0 && bytes >= settings.MinSizeChangeBytes);
    }

    private static Judgement JudgementOf(TimeSpan idle, TrackingSettings settings)
    {
        var minutes = idle.TotalMinutes;
        return minutes >= settings.StuckThresholdMinutes ? Judgement.Stuck
            : minutes >= settings.StuckThresholdMinutes * settings.WarningRatio ? Judgement.AtRisk
            : Judgement.Fine;
    }

    private static ProgressAnchor Anchored(in ProgressSnapshot seen) =>
        new(new DateTimeOffset(DateTime.SpecifyKind(seen.At, DateTimeKind.Utc)), seen.ProgressPercent, seen.SizeLeftBytes, TimeSpan.Zero);

    private static ProgressSnapshot Cleaned(in ProgressSnapshot seen) => seen with
    {
        ProgressPercent = float.IsFinite(seen.ProgressPercent) ? Math.Clamp(seen.ProgressPercent, 0, 100) : 0,
        SizeLeftBytes = Math.Max(0, seen.SizeLeftBytes),
    };

    private static long Milliseconds(DateTime at) => at.Ticks / TimeSpan.TicksPerMillisecond;
}
