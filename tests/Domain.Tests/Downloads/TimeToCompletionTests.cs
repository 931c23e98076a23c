using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

public sealed class TimeToCompletionTests
{
    [Fact]
    public void A_steady_download_is_done_after_the_rest_at_its_rate()
    {
        var download = Loading(10_000_000, minutes: 30);

        var estimate = Estimate(download)!.Value;

        Assert.Equal(download.SizeLeft / 2_000_000.0, estimate.TotalSeconds, download.SizeLeft / 2_000_000.0 * 0.01);
    }

    [Fact]
    public void The_rate_of_now_counts_more_than_the_rate_of_an_hour_ago()
    {
        var download = Loading(50_000_000, minutes: 120);
        download.SeeFor(TimeSpan.FromMinutes(60), d => d.SizeLeft -= 500_000);

        var atTheRateOfNow = download.SizeLeft / 100_000.0;
        Assert.InRange(Estimate(download)!.Value.TotalSeconds, atTheRateOfNow * 0.5, atTheRateOfNow * 1.05);
    }

    [Fact]
    public void A_pause_does_not_make_it_slower()
    {
        var download = Loading(10_000_000, minutes: 30);
        download.Status = DownloadStatus.Paused;
        download.SeeFor(TimeSpan.FromMinutes(60));
        Assert.Null(Estimate(download));

        download.Status = DownloadStatus.Downloading;
        download.SeeFor(TimeSpan.FromMinutes(5), d => d.SizeLeft -= 10_000_000);

        Assert.Equal(download.SizeLeft / 2_000_000.0, Estimate(download)!.Value.TotalSeconds, download.SizeLeft / 2_000_000.0 * 0.05);
    }

    [Fact]
    public void Nothing_is_said_of_a_frozen_a_waiting_or_an_unknown_one()
    {
        Assert.Null(Estimate(new WatchedDownload().FreezeFor(10)));
        Assert.Null(Estimate(new WatchedDownload().See()));
        Assert.Null(TimeToCompletion.Estimate(new(), 100, WatchedDownload.Start));

        var waiting = Loading(10_000_000, minutes: 5);
        waiting.Wait = WaitReason.ClientNotReady;
        Assert.Null(Estimate(waiting.See()));
    }

    [Fact]
    public void One_that_froze_long_ago_has_no_estimate_left()
    {
        var download = Loading(10_000_000, minutes: 30);

        Assert.Null(Estimate(download.FreezeFor(60)));
    }

    [Fact]
    public void A_new_size_is_not_a_negative_speed()
    {
        var download = Loading(10_000_000, minutes: 30);
        download.SizeLeft += 50_000_000_000;
        download.SeeFor(TimeSpan.FromMinutes(1), d => d.SizeLeft -= 10_000_000);

        Assert.Equal(download.SizeLeft / 2_000_000.0, Estimate(download)!.Value.TotalSeconds, download.SizeLeft / 2_000_000.0 * 0.05);
    }

    [Fact]
    public void It_never_says_more_than_99_days()
    {
        var download = new WatchedDownload { SizeLeft = 200L << 40 }.See();
        download.SeeFor(TimeSpan.FromMinutes(1), d => d.SizeLeft -= 1);

        Assert.Equal(TimeSpan.FromDays(99), Estimate(download));
    }

    private static TimeSpan? Estimate(WatchedDownload download) =>
        TimeToCompletion.Estimate(download.History, download.SizeLeft, new DateTimeOffset(download.Now));

    private static WatchedDownload Loading(long bytesPerSample, double minutes) =>
        new WatchedDownload { SizeLeft = 500_000_000_000 }.See().SeeFor(TimeSpan.FromMinutes(minutes), d => d.SizeLeft -= bytesPerSample);
}
