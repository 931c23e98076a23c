using OrleansMedia.Clients.Sabnzbd;

namespace OrleansMedia.Clients.Tests.Sabnzbd;

public sealed class SabnzbdStartTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0m", 0, 1)]
    [InlineData("39m", 39, 40)]
    [InlineData("3h", 180, 240)]
    [InlineData("2d", 2880, 4320)]
    public void An_uptime_is_a_span_of_time(string uptime, int latestMinutes, int earliestMinutes)
    {
        var start = SabnzbdStart.Read(1, uptime, Now)!;
        Assert.Equal((Now.AddMinutes(-earliestMinutes), Now.AddMinutes(-latestMinutes)), (start.Earliest, start.Latest));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("m")]
    [InlineData("-3m")]
    [InlineData("3 weeks")]
    public void What_is_no_uptime_says_nothing(string? uptime) => Assert.Null(SabnzbdStart.Read(1, uptime, Now));

    [Fact]
    public void Readings_of_one_start_narrow_it_down()
    {
        var start = SabnzbdStart.Read(1, "59m", Now)!;
        var later = SabnzbdStart.Read(1, "1h", Now.AddMinutes(30))!;
        Assert.True(start.IsSameAs(later));
        Assert.Equal((start.Earliest, start.Latest), (start.And(later).Earliest, start.And(later).Latest));
    }

    [Fact]
    public void Another_process_or_a_shorter_uptime_is_another_start()
    {
        var start = SabnzbdStart.Read(1, "3h", Now)!;
        Assert.False(start.IsSameAs(SabnzbdStart.Read(2, "3h", Now)!));
        Assert.False(start.IsSameAs(SabnzbdStart.Read(1, "0m", Now.AddMinutes(2))!));
    }
}
