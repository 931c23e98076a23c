using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>Acceptance section 7, "ETA parsing" and "Progress %".</summary>
public sealed class TimeLeftTests
{
    [Theory]
    [InlineData("49.14:36:30", "49d 14h 36m")]
    [InlineData("1.00:00:00", "1d 0h 0m")]
    [InlineData("00:00:30", "< 1 min")]
    [InlineData("00:05:00", "5m")]
    [InlineData("01:30:00", "1h 30m")]
    [InlineData("23:59:59", "23h 59m")]
    [InlineData("00:59", "< 1 min")]
    [InlineData("05:00", "5m")]
    [InlineData("45", "< 1 min")]
    [InlineData("120", "2m")]
    [InlineData("", "∞")]
    [InlineData("unknown", "∞")]
    [InlineData(null, "∞")]
    [InlineData("garbage", "garbage")]
    [InlineData("1:2:3:4", "1d 2h 3m")]
    [InlineData("1:2:3:4:5", "1:2:3:4:5")]
    [InlineData("1.5", "1.5")]
    [InlineData("-5:00", "-5:00")]
    [InlineData("99999999999", "99999999999")]
    public void Times_of_others_are_shown_as_people_read_them(string? text, string shown) => Assert.Equal(shown, TimeLeft.ToText(text));

    [Theory]
    [InlineData(1000L, 250L, null, 75)]
    [InlineData(1000L, 0L, 3.0, 100)]
    [InlineData(1000L, 2000L, null, 0)]
    [InlineData(0L, 250L, 42.5, 42.5)]
    [InlineData(0L, 0L, null, 0)]
    [InlineData(0L, 0L, double.NaN, 0)]
    public void Progress_is_what_is_there_of_the_size(long size, long left, double? given, double percent) =>
        Assert.Equal(percent, ProgressPercent.Of(size, left, given));
}
