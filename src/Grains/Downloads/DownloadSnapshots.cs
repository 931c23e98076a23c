using System.Collections.Immutable;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.Grains.Downloads;

/// <summary>Makes the wire form of a download from its state.</summary>
public static class DownloadSnapshots
{
    /// <summary>The download as it is now.</summary>
    /// <param name="state">What is kept.</param>
    /// <param name="history">Its progress.</param>
    /// <param name="live">What its client showed last.</param>
    /// <param name="evidence">The values behind its judgement as they are now; null while it is fine.</param>
    public static DownloadSnapshot From(DownloadState state, ProgressHistory history, LiveNumbers live, StuckEvidence? evidence)
    {
        var newest = history.Count > 0 ? history[history.Count - 1] : (ProgressSnapshot?)null;
        return new DownloadSnapshot
        {
            Id = state.Key.ToString(),
            ClientId = state.Key.ClientId,
            ItemId = state.Key.ItemId,
            Title = state.Title,
            Protocol = state.Protocol.ToWire(),
            Category = state.Category,
            SourceApplication = state.SourceApplication,
            Status = state.Status.ToWire(),
            RawStatus = state.RawStatus,
            Wait = state.Wait.ToWire(),
            ProgressPercent = newest?.ProgressPercent ?? state.ProgressPercent,
            SizeBytes = state.SizeBytes,
            SizeLeftBytes = newest?.SizeLeftBytes ?? state.SizeLeftBytes,
            SpeedBytesPerSecond = live.SpeedBytesPerSecond,
            TimeLeft = newest is { } point && state.Status.IsActive() ? TimeToCompletion.Estimate(history, point.SizeLeftBytes, Utc(point.At)) : null,
            ClientTimeLeft = live.TimeLeft,
            Judgement = state.Judgement.ToWire(),
            Evidence = evidence is null ? null : From(evidence),
            Complaint = state.Complaint,
            FailureReason = state.FailureReason,
            FailureCategory = state.FailureCategory?.ToWire(),
            Severity = state.Severity?.ToWire(),
            SeenBeforeSetup = state.SeenBeforeSetup,
            Malformed = state.Malformed,
            Labels = state.Labels,
            Tracker = state.Tracker,
            Seeds = live.Seeds,
            SeedsInSwarm = live.SeedsInSwarm,
            StoragePath = state.StoragePath,
            CorrelationId = state.CorrelationId,
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt,
            EndedAt = state.EndedAt,
            GoneAt = state.GoneAt,
            SeenAt = newest is { } seen ? Utc(seen.At) : null,
            History = Points(history),
        };
    }

    private static ImmutableArray<ProgressPoint> Points(ProgressHistory history)
    {
        var points = ImmutableArray.CreateBuilder<ProgressPoint>(history.Count);
        for (var i = 0; i < history.Count; i++)
        {
            var point = history[i];
            points.Add(new ProgressPoint
            {
                At = Utc(point.At),
                ProgressPercent = point.ProgressPercent,
                SizeLeftBytes = point.SizeLeftBytes,
                Status = point.Status.ToWire(),
                Wait = point.Wait.ToWire(),
            });
        }

        return points.MoveToImmutable();
    }

    private static StuckEvidenceSnapshot From(StuckEvidence evidence) => new()
    {
        StuckMinutes = evidence.StuckMinutes,
        ThresholdMinutes = evidence.ThresholdMinutes,
        ProgressChange = evidence.ProgressChange,
        MinProgressChange = evidence.MinProgressChange,
        SizeChangeBytes = evidence.SizeChangeBytes,
        MinSizeChangeBytes = evidence.MinSizeChangeBytes,
        Since = evidence.Since,
        Hint = evidence.Hint,
    };

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
