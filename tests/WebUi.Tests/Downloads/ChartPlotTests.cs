using OrleansMedia.WebUi.Downloads;
using static OrleansMedia.WebUi.Tests.Examples;

namespace OrleansMedia.WebUi.Tests.Downloads;

public sealed class ChartPlotTests
{
    [Fact]
    public void Nothing_is_drawn_from_one_reading() => Assert.Null(ChartPlot.Of([Point(0, 5)], null));

    [Fact]
    public void Nothing_is_drawn_from_none() => Assert.Null(ChartPlot.Of([], Now));

    [Fact]
    public void The_line_goes_from_left_to_right_and_holds_its_last_value()
    {
        var plot = ChartPlot.Of([Point(-60, 0), Point(-30, 50)], Now)!;

        Assert.Equal("M0 100L50 50H100", plot.Line);
        Assert.Equal("M0 100L50 50H100V100H0Z", plot.Area);
    }

    [Fact]
    public void Times_without_expected_data_are_shaded_with_their_reason()
    {
        var plot = ChartPlot.Of([Point(-100, 0), Point(-80, 10, "paused"), Point(-60, 10, "paused"), Point(-40, 10), Point(-20, 12, "client_not_ready")], Now)!;

        Assert.Equal([new ChartPlot.Shade(20, 60, "paused"), new ChartPlot.Shade(80, 100, "client_not_ready")], plot.Shades);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(45)]
    [InlineData(240)]
    [InlineData(10_000)]
    public void The_axis_names_a_few_round_times(int minutes)
    {
        var plot = ChartPlot.Of([Point(-minutes, 0), Point(0, 50)], null)!;

        Assert.InRange(plot.Ticks.Count, 1, 6);
        Assert.All(plot.Ticks, tick => Assert.Equal(0, tick.Second));
        Assert.All(plot.Ticks, tick => Assert.InRange(plot.X(tick), 0, 100));
    }
}
