using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>What was stored (state and ring at the first look, samples since) is enough to judge on as if nothing had happened (ruling C8).</summary>
public sealed class RestartTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(300)]
    public void A_freeze_that_a_restart_interrupts_at_minute_100_is_reported_at_minute_120(int secondsDown)
    {
        var (download, ring, anchor, samples) = FrozenFor(100);

        download.Restart(ring, anchor, samples, download.Now).Now += TimeSpan.FromSeconds(secondsDown - 5);

        Assert.NotEqual(Judgement.Stuck, download.FreezeFor(19 - (secondsDown / 60.0)).Judgement);
        Assert.Equal(Judgement.Stuck, download.FreezeFor(1, 10).Judgement);
        Assert.Equal(WatchedDownload.Start, download.Evidence.Since.UtcDateTime, TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Our_own_downtime_is_not_held_against_a_download()
    {
        var (download, ring, anchor, samples) = FrozenFor(100);

        download.Restart(ring, anchor, samples, download.Now).Now += TimeSpan.FromHours(8);

        Assert.NotEqual(Judgement.Stuck, download.FreezeFor(19).Judgement);
        Assert.Equal(Judgement.Stuck, download.FreezeFor(1, 10).Judgement);
    }

    [Fact]
    public void A_ring_that_cannot_be_read_costs_the_chart_and_not_the_watching()
    {
        var (download, _, anchor, samples) = FrozenFor(100);

        download.Restart([9, 9, 9], anchor, samples, download.Now);

        Assert.Equal(Judgement.Stuck, download.FreezeFor(21).Judgement);
    }

    [Fact]
    public void Samples_that_the_ring_holds_already_are_passed_over()
    {
        var download = new WatchedDownload().FreezeFor(3);
        var before = download.History.ToArray();

        download.Restart(download.History.ToBytes(), download.Anchor, before, download.Now);

        Assert.Equal(before.SkipLast(1), download.History.SkipLast(1));
    }

    /// <summary>As the shells store it: the ring with the first save, then a sample every 4 minutes.</summary>
    private static (WatchedDownload Download, byte[] Ring, ProgressAnchor? Anchor, List<ProgressSnapshot> Samples) FrozenFor(double minutes)
    {
        var download = new WatchedDownload().See();
        var (ring, anchor) = (download.History.ToBytes(), download.Anchor);
        var samples = new List<ProgressSnapshot>();
        download.SeeFor(TimeSpan.FromMinutes(minutes), d =>
        {
            if (samples.Count == 0 || d.Latest.At - samples[^1].At >= TimeSpan.FromMinutes(4))
            {
                samples.Add(d.Latest);
            }
        });
        return (download, ring, anchor, samples);
    }
}
