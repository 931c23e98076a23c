using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>Acceptance section 7: threshold 120 minutes, 1.0 %, 104857600 bytes, a snapshot every 5 s with 50 ms of jitter.</summary>
public sealed class StuckDetectionTests
{
    [Fact]
    public void Frozen_for_119_minutes_is_not_stuck()
    {
        Assert.NotEqual(Judgement.Stuck, new WatchedDownload().FreezeFor(119).Judgement);
    }

    [Fact]
    public void Frozen_for_120_minutes_and_5_seconds_is_stuck_and_says_why()
    {
        var download = new WatchedDownload().FreezeFor(120, 5);

        Assert.Equal(Judgement.Stuck, download.Judgement);
        Assert.True(download.Evidence.StuckMinutes >= 120);
        Assert.Equal(120, download.Evidence.ThresholdMinutes);
        Assert.Equal(0, download.Evidence.ProgressChange);
        Assert.Equal(0, download.Evidence.SizeChangeBytes);
        Assert.Equal(1.0, download.Evidence.MinProgressChange);
        Assert.Equal(104_857_600, download.Evidence.MinSizeChangeBytes);
        Assert.Equal(WatchedDownload.Start, download.Evidence.Since.UtcDateTime, TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_little_less_progress_than_both_thresholds_is_stuck()
    {
        var download = new WatchedDownload().FreezeFor(60);
        download.Progress += 0.99;
        download.SizeLeft -= 99_000_000;

        Assert.Equal(Judgement.Stuck, download.FreezeFor(60, 5).Judgement);
        Assert.Equal(0.99, download.Evidence.ProgressChange, 4);
        Assert.Equal(-99_000_000, download.Evidence.SizeChangeBytes);
    }

    [Theory]
    [InlineData(37.5)]
    [InlineData(63.7)]
    [InlineData(0.1)]
    [InlineData(98.99)]
    public void Exactly_1_percent_without_bytes_is_progress(double from)
    {
        var download = new WatchedDownload { Progress = from }.FreezeFor(60);
        download.Progress = from + 1.0;

        Assert.Equal(Judgement.Fine, download.FreezeFor(60, 5).Judgement);
    }

    [Theory]
    [InlineData(104_857_600, false)]
    [InlineData(104_857_599, true)]
    public void Half_a_percent_is_progress_only_with_enough_bytes(long bytes, bool isStuck)
    {
        var download = new WatchedDownload().FreezeFor(60);
        download.Progress += 0.5;
        download.SizeLeft -= bytes;

        Assert.Equal(isStuck, download.FreezeFor(60, 5).Judgement == Judgement.Stuck);
    }

    [Fact]
    public void A_slow_download_of_2_TB_is_not_stuck_because_bytes_come()
    {
        var download = new WatchedDownload { Progress = 10, SizeLeft = 1_800_000_000_000 }.See();
        download.SeeFor(TimeSpan.FromMinutes(240), d =>
        {
            d.Progress += 0.02 / 1440;
            d.SizeLeft -= 400_000_000 / 1440;
            Assert.NotEqual(Judgement.Stuck, d.Judgement);
        });
    }

    [Fact]
    public void A_slow_download_of_50_MB_is_not_stuck_because_percents_come()
    {
        var download = new WatchedDownload { Progress = 10, SizeLeft = 45_000_000 }.See();
        download.SeeFor(TimeSpan.FromMinutes(240), d =>
        {
            d.Progress += 2.0 / 1440;
            d.SizeLeft -= 1_000_000 / 1440;
            Assert.NotEqual(Judgement.Stuck, d.Judgement);
        });
    }

    [Theory]
    [InlineData(DownloadStatus.Paused, WaitReason.Paused)]
    [InlineData(DownloadStatus.Completed, WaitReason.None)]
    [InlineData(DownloadStatus.ImportPending, WaitReason.None)]
    [InlineData(DownloadStatus.Failed, WaitReason.None)]
    [InlineData(DownloadStatus.Unknown, WaitReason.None)]
    [InlineData(DownloadStatus.Queued, WaitReason.ItsTurn)]
    [InlineData(DownloadStatus.Queued, WaitReason.QueuePaused)]
    [InlineData(DownloadStatus.Downloading, WaitReason.ClientNotReady)]
    public void Frozen_for_6_hours_where_nothing_is_expected_is_not_stuck(DownloadStatus status, WaitReason wait)
    {
        var download = new WatchedDownload { Status = status, Wait = wait }.See();

        download.SeeFor(TimeSpan.FromHours(6), d => Assert.Equal(Judgement.Fine, d.Judgement));
    }

    [Theory]
    [InlineData(WaitReason.ItsTurn, true)]
    [InlineData(WaitReason.QueuePaused, true)]
    [InlineData(WaitReason.ClientNotReady, false)]
    public void With_the_literal_rule_a_queued_download_is_judged_while_it_waits(WaitReason wait, bool isStuck)
    {
        var download = new WatchedDownload(new TrackingSettings { JudgeQueued = true }) { Status = DownloadStatus.Queued, Wait = wait };

        Assert.Equal(isStuck, download.FreezeFor(360).Judgement == Judgement.Stuck);
    }

    [Fact]
    public void Progress_after_110_minutes_starts_the_time_again()
    {
        var download = new WatchedDownload().FreezeFor(110);
        download.Progress += 5;
        download.SeeFor(TimeSpan.FromSeconds(5));

        Assert.NotEqual(Judgement.Stuck, download.FreezeFor(119).Judgement);
        Assert.Equal(Judgement.Stuck, download.FreezeFor(1, 5).Judgement);
    }

    [Fact]
    public void One_snapshot_alone_is_never_stuck()
    {
        Assert.Equal(Judgement.Fine, new WatchedDownload().See().Judgement);

        // Nor where the history was lost and only an old anchor is left.
        var old = new ProgressAnchor(WatchedDownload.Start, 37.5, 100, TimeSpan.FromHours(9));
        var snapshot = new ProgressSnapshot(WatchedDownload.Start.AddHours(9), 100, 37.5f, DownloadStatus.Downloading, WaitReason.None);
        Assert.Equal(Judgement.Fine, ProgressTracker.Record(new(), old, snapshot, new()).Judgement);
    }

    [Fact]
    public void A_jump_back_to_0_percent_starts_the_time_but_a_freeze_after_it_is_stuck()
    {
        var download = new WatchedDownload { Progress = 40 }.FreezeFor(60);
        download.Progress = 0;
        download.SeeFor(TimeSpan.FromSeconds(5));

        Assert.NotEqual(Judgement.Stuck, download.FreezeFor(119).Judgement);
        Assert.Equal(Judgement.Stuck, download.FreezeFor(2).Judgement);
    }

    [Fact]
    public void A_download_without_any_fields_is_tracked_with_zeros()
    {
        var history = new ProgressHistory();
        var step = ProgressTracker.Record(history, null, new ProgressSnapshot(WatchedDownload.Start, -5, float.NaN, default, default), new());

        Assert.Equal(Judgement.Fine, step.Judgement);
        Assert.Equal((0L, 0f, DownloadStatus.Unknown), (history[0].SizeLeftBytes, history[0].ProgressPercent, history[0].Status));
    }

    [Fact]
    public void Two_clients_read_in_turn_keep_both_histories()
    {
        var (radarr, sonarr) = (new WatchedDownload(), new WatchedDownload());
        for (var round = 0; round < 10; round++)
        {
            radarr.Now += TimeSpan.FromSeconds(5);
            sonarr.Now += TimeSpan.FromSeconds(5);
            radarr.See();
            sonarr.See();
        }

        Assert.Equal((10, 10), (radarr.History.Count, sonarr.History.Count));
    }

    [Fact]
    public void A_clock_set_back_by_an_hour_throws_nothing_and_calls_nothing_stuck()
    {
        var download = new WatchedDownload().FreezeFor(90);
        download.Now -= TimeSpan.FromHours(1);

        Assert.NotEqual(Judgement.Stuck, download.FreezeFor(29).Judgement);
        Assert.Equal(Judgement.Stuck, download.FreezeFor(2).Judgement);
        Assert.Equal(download.Now.AddMinutes(-121), download.Anchor!.At.UtcDateTime, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_clock_set_forward_by_an_hour_is_not_held_against_it()
    {
        var download = new WatchedDownload().FreezeFor(90);
        download.Now += TimeSpan.FromHours(1);

        Assert.NotEqual(Judgement.Stuck, download.FreezeFor(29).Judgement);
        Assert.Equal(Judgement.Stuck, download.FreezeFor(2).Judgement);
    }

    [Fact]
    public void Time_in_a_pause_neither_counts_nor_erases()
    {
        var download = new WatchedDownload().FreezeFor(100);
        (download.Status, download.Wait) = (DownloadStatus.Paused, WaitReason.Paused);
        download.SeeFor(TimeSpan.FromHours(5), d => Assert.Equal(Judgement.Fine, d.Judgement));
        (download.Status, download.Wait) = (DownloadStatus.Downloading, WaitReason.None);

        Assert.Equal(Judgement.AtRisk, download.FreezeFor(19).Judgement);
        Assert.Equal(Judgement.Stuck, download.FreezeFor(2).Judgement);
    }

    [Fact]
    public void A_warning_comes_after_three_quarters_of_the_threshold()
    {
        var download = new WatchedDownload().FreezeFor(89, 50);
        Assert.Equal(Judgement.Fine, download.Judgement);
        Assert.Equal(Judgement.AtRisk, download.FreezeFor(0, 15).Judgement);
    }

    [Fact]
    public void A_threshold_of_0_means_that_any_change_is_progress_and_none_is_not()
    {
        var settings = new TrackingSettings { MinProgressChange = 0, MinSizeChangeBytes = 0 };
        Assert.Equal(Judgement.Stuck, new WatchedDownload(settings).FreezeFor(121).Judgement);

        var moving = new WatchedDownload(settings).See();
        moving.SeeFor(TimeSpan.FromHours(3), d => d.SizeLeft--);
        Assert.Equal(Judgement.Fine, moving.Judgement);
    }
}
