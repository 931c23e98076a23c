using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Bench.Store;

/// <summary>A save of a torrent with a full progress ring and one event, of the sizes that occur.</summary>
internal static class SavedDownload
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] _ring = MakeRing();

    public static DownloadSave Make(int number, long version)
    {
        var item = $"{number:x8}c12fe1c06bba254a9dc9f519b335aa7c";
        var state = new DownloadState
        {
            Key = new DownloadKey("qbit", item),
            Title = $"Some.Series.S{number % 20:00}E{number % 24:00}.1080p.WEB-DL.DDP5.1.H.264-GROUP{number}",
            Protocol = DownloadProtocol.Torrent,
            Category = "tv-sonarr",
            SourceApplication = "sonarr",
            Status = version % 2 == 0 ? DownloadStatus.Downloading : DownloadStatus.Paused,
            RawStatus = "stalledDL",
            ProgressPercent = version % 100,
            SizeBytes = 3_221_225_472,
            SizeLeftBytes = 1_221_225_472 + version,
            Tracker = "tracker.example.org",
            Judgement = Judgement.AtRisk,
            Anchor = new ProgressAnchor(_start.AddSeconds(version), 37.5, 1_321_225_472, TimeSpan.FromMinutes(91)),
            Evidence = new StuckEvidence(91, 120, 0.2, 1, 1_234_567, 104_857_600, _start, "0 of 4 seeds connected"),
            CorrelationId = item,
            LastEventId = $"01957b6e-7c1d-7c6e-8f0a-{version:x12}",
            CreatedAt = _start,
            UpdatedAt = _start.AddSeconds(version),
            AddedAt = _start,
        };
        return new DownloadSave(state, version, _ring, 1_250_000, TimeSpan.FromMinutes(16), [], [EventOf(state, version)]);
    }

    private static ActivityEvent EventOf(DownloadState state, long version) => new()
    {
        EventId = $"01957b6e-7c1d-7c6e-8f0b-{version:x12}",
        At = state.UpdatedAt,
        EventType = EventTypes.DownloadStatusChanged,
        CorrelationId = state.CorrelationId,
        CausationId = state.LastEventId,
        Action = $"Download changed: {state.Title}",
        Source = "qbit",
        DetailsJson = """{"from":"downloading","to":"paused","progress_percent":37.5,"size_left_bytes":1221225472}""",
        DownloadId = state.Key.ToString(),
        Application = "sonarr",
    };

    private static byte[] MakeRing()
    {
        var ring = new ProgressHistory();
        for (var i = 0; i < 50; i++)
        {
            ring.Add(new ProgressSnapshot(_start.UtcDateTime.AddSeconds(i * 288), 1_221_225_472 - (i * 1_000_000L), 37.5f, DownloadStatus.Downloading, WaitReason.None), 50, TimeSpan.FromHours(4));
        }

        return ring.ToBytes();
    }
}
