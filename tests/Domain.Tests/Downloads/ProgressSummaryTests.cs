using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>Acceptance section 7, "Summary" and "Statistics".</summary>
public sealed class ProgressSummaryTests
{
    [Fact]
    public void Three_snapshots_are_summed_up()
    {
        var history = new ProgressHistory();
        foreach (var (minute, progress, left) in new[] { (0, 40f, 600L), (30, 45f, 550L), (60, 50f, 500L) })
        {
            history.Add(new(WatchedDownload.Start.AddMinutes(minute), left, progress, DownloadStatus.Downloading, WaitReason.None), 50, TimeSpan.FromHours(4));
        }

        Assert.Equal(
            new ProgressSummary(3, "Show.S01E01", 50, DownloadStatus.Downloading, TimeSpan.FromHours(1), 10, -100),
            ProgressSummary.Of(history, "Show.S01E01"));
        Assert.Equal(new TrackingStatistics(2, 3, 1.5, history.MemoryBytes + new ProgressHistory().MemoryBytes), TrackingStatistics.Of([history, new()]));
    }

    [Fact]
    public void Nothing_recorded_has_no_summary_and_costs_nothing()
    {
        Assert.Null(ProgressSummary.Of(null, "x"));
        Assert.Null(ProgressSummary.Of(new(), "x"));
        Assert.Equal(new TrackingStatistics(0, 0, 0, 0), TrackingStatistics.Of([]));
    }
}
