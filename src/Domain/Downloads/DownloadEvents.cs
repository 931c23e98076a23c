using OrleansMedia.Domain.Activity;

namespace OrleansMedia.Domain.Downloads;

/// <summary>The events of a download, with what each of them tells.</summary>
internal static class DownloadEvents
{
    public static DownloadEvent Added(DownloadState next, bool isBack) => new(
        EventTypes.DownloadAdded,
        isBack ? $"Download is back: {next.Title}" : $"Download added: {next.Title}",
        Outcome.Info,
        With(next, ("status", next.Status.ToWire()), ("size_bytes", next.SizeBytes), ("is_back", isBack)));

    public static DownloadEvent StatusChanged(DownloadState state, DownloadState next) => new(
        EventTypes.DownloadStatusChanged,
        $"Download status changed: {next.Title}",
        Outcome.Info,
        With(next, ("from", state.Status.ToWire()), ("to", next.Status.ToWire()), ("raw_status", next.RawStatus)));

    public static DownloadEvent Completed(DownloadState next) => new(
        EventTypes.DownloadCompleted,
        $"Download completed: {next.Title}",
        Outcome.Success,
        With(next, ("size_bytes", next.SizeBytes), ("storage_path", next.StoragePath)));

    /// <summary>The payload of R50.</summary>
    public static DownloadEvent Failed(DownloadState next) => new(
        EventTypes.DownloadFailed,
        $"Download failed: {next.Title}",
        Outcome.Failed,
        With(
            next,
            ("reason", next.FailureReason),
            ("failure_category", next.FailureCategory?.ToWire()),
            ("severity", next.Severity?.ToWire())),
        next.FailureReason);

    public static DownloadEvent AtRisk(DownloadState next) => new(
        EventTypes.DownloadAtRisk, $"Download may get stuck: {next.Title}", Outcome.Info, WithEvidence(next));

    public static DownloadEvent Stuck(DownloadState next) => new(
        EventTypes.DownloadStuck, $"Download is stuck: {next.Title}", Outcome.Failed, WithEvidence(next));

    public static DownloadEvent Moving(DownloadState state, DownloadState next) => new(
        EventTypes.DownloadMoving,
        $"Download moves again: {next.Title}",
        Outcome.Success,
        With(next, ("was", state.JudgementTold.ToWire()), ("progress_percent", next.ProgressPercent), ("size_left_bytes", next.SizeLeftBytes)));

    public static DownloadEvent Gone(DownloadState state) => new(
        EventTypes.DownloadGone,
        $"Download left its client: {state.Title}",
        Outcome.Info,
        With(state, ("status", state.Status.ToWire()), ("progress_percent", state.ProgressPercent)));

    /// <summary>The whole evidence of R88, beside what names the download.</summary>
    private static OrderedDictionary<string, object?> WithEvidence(DownloadState next)
    {
        var details = With(next, ("status", next.Status.ToWire()), ("protocol", next.Protocol.ToWire()), ("progress_percent", next.ProgressPercent), ("size_left_bytes", next.SizeLeftBytes));
        if (next.Evidence is { } evidence)
        {
            details["stuck_minutes"] = evidence.StuckMinutes;
            details["threshold_minutes"] = evidence.ThresholdMinutes;
            details["progress_change"] = evidence.ProgressChange;
            details["min_progress_change"] = evidence.MinProgressChange;
            details["size_change"] = evidence.SizeChangeBytes;
            details["min_size_change"] = evidence.MinSizeChangeBytes;
            details["since"] = evidence.Since;
            details["hint"] = evidence.Hint;
        }

        return details;
    }

    private static OrderedDictionary<string, object?> With(DownloadState state, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var details = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["title"] = state.Title,
            ["client"] = state.Key.ClientId,
            ["item_id"] = state.Key.ItemId,
            ["category"] = state.Category,
            ["source_application"] = state.SourceApplication,
        };
        foreach (var (name, value) in facts)
        {
            details[name] = value;
        }

        return details;
    }
}
