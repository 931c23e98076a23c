using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Tests.Downloads;

public sealed class LabScriptTests
{
    private const long Size = 1000;

    [Fact]
    public void A_download_progresses_at_its_speed_and_completes()
    {
        var script = LabScript.Completes(bytesPerSecond: 100);

        Assert.Equal((LabPhase.Downloading, 0L), At(script, 0));
        Assert.Equal((LabPhase.Downloading, 450L), At(script, 4.5));
        Assert.Equal((LabPhase.Completed, 1000L), At(script, 10));
        Assert.Equal((LabPhase.Completed, 1000L), At(script, 1e9));
    }

    [Fact]
    public void A_download_that_stalls_stays_where_it_is_for_ever()
    {
        var script = LabScript.StallsAt(0.4, bytesPerSecond: 100);

        Assert.Equal((LabPhase.Downloading, 390L), At(script, 3.9));
        Assert.Equal((LabPhase.Stalled, 400L), At(script, 4));
        Assert.Equal((LabPhase.Stalled, 400L), At(script, 1e9));
    }

    [Fact]
    public void A_failure_carries_the_message_of_the_client()
    {
        var moment = LabScript.FailsAt(0.5, 100, "RAR files failed to verify").At(TimeSpan.FromSeconds(60), Size);

        Assert.Equal(LabPhase.Failed, moment.Phase);
        Assert.Equal("RAR files failed to verify", moment.Text);
        Assert.Equal(TimeSpan.FromSeconds(55), moment.PhaseAge);
    }

    [Fact]
    public void A_download_that_waits_its_turn_starts_after_the_wait()
    {
        var script = LabScript.Completes(100).After(TimeSpan.FromSeconds(30));

        Assert.Equal((LabPhase.Queued, 0L), At(script, 29));
        Assert.Equal((LabPhase.Downloading, 500L), At(script, 35));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    public void A_wobbling_speed_never_runs_backwards_and_ends_when_the_mean_speed_says(int bytesPerSecond)
    {
        const long size = 20_000;
        var script = LabScript.Of(new LabStep.Run(bytesPerSecond, 1, Wobble: 0.9));
        var needed = (double)size / bytesPerSecond;

        long last = 0;
        for (var part = 0; part < 1000; part++)
        {
            var moment = script.At(TimeSpan.FromSeconds(needed * part / 1000), size);
            Assert.InRange(moment.DoneBytes, last, size);
            Assert.True(moment.BytesPerSecond > 0);
            last = moment.DoneBytes;
        }

        Assert.Equal(LabPhase.Downloading, script.At(TimeSpan.FromSeconds(needed - 0.001), size).Phase);
        Assert.Equal(LabPhase.Completed, script.At(TimeSpan.FromSeconds(needed + 0.001), size).Phase);
    }

    private static (LabPhase, long) At(LabScript script, double seconds)
    {
        var moment = script.At(TimeSpan.FromSeconds(seconds), Size);
        return (moment.Phase, moment.DoneBytes);
    }
}
