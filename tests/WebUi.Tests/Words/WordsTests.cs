using OrleansMedia.WebUi.Words;

namespace OrleansMedia.WebUi.Tests.Words;

public sealed class WordsTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "less than a minute")]
    [InlineData(59, "less than a minute")]
    [InlineData(60, "1 min")]
    [InlineData(12 * 60 + 59, "12 min")]
    [InlineData(3600, "1 h")]
    [InlineData(3 * 3600 + 600, "3 h 10 min")]
    [InlineData(24 * 3600, "1 d")]
    [InlineData(49 * 86400 + 14 * 3600 + 36 * 60, "49 d 14 h")]
    [InlineData(2000L * 86400, "a very long time")]
    public void A_length_of_time_has_two_units_at_most(long seconds, string words) => Assert.Equal(words, Durations.Say(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(-5, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1.0 KB")]
    [InlineData(104_857_600, "100 MB")]
    [InlineData(88_080_384, "84 MB")]
    [InlineData(1_073_741_823, "1.0 GB")]
    [InlineData(1_319_413_953_332, "1.2 TB")]
    [InlineData(long.MaxValue, "8192 PB")]
    public void A_size_has_one_unit_and_never_shows_1024_of_it(long bytes, string words) => Assert.Equal(words, Sizes.Say(bytes));

    [Fact]
    public void A_speed_says_per_second() => Assert.Equal("84 MB/s", Sizes.SayRate(88_080_384));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(37.5, "37.5 %")]
    [InlineData(99.96, "99.9 %")]
    [InlineData(100, "100 %")]
    [InlineData(-3, "0 %")]
    [InlineData(250, "100 %")]
    public void A_progress_says_100_only_when_it_is_all_there(double percent, string words) => Assert.Equal(words, Sizes.SayPercent(percent));

    [Theory]
    [InlineData(-3, "just now")]
    [InlineData(-180, "3 min ago")]
    [InlineData(20, "in 20 s")]
    [InlineData(300, "in 5 min")]
    public void A_moment_is_told_from_now(int seconds, string words) => Assert.Equal(words, Moments.Say(_now.AddSeconds(seconds), _now));

    [Fact]
    public void The_exact_time_is_that_of_the_person()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("there", TimeSpan.FromHours(2), null, null);

        Assert.Equal("Sat 21 Nov 2026, 14:00:00", Moments.Exact(_now, zone));
        Assert.Equal("20 Nov 23:00", Moments.Brief(_now.AddHours(-15), _now, zone));
    }

    [Fact]
    public void One_is_said_in_the_singular()
    {
        Assert.Equal("1 download", Filling.Count(1, "{0} download", "{0} downloads"));
        Assert.Equal("12,400 downloads", Filling.Count(12_400, "{0} download", "{0} downloads"));
    }

    [Theory]
    [InlineData("ok", Tone.Fine, "Connected")]
    [InlineData("not_contacted", Tone.Waiting, "Not asked yet")]
    [InlineData("starting", Tone.Waiting, "Just started, watching without judging")]
    [InlineData("disconnected", Tone.Unsure, "No network of its own for 4 min, not judging")]
    [InlineData("down", Tone.Bad, "No answer for 4 min, trying again by itself")]
    [InlineData("needs_you", Tone.NeedsYou, "Needs you")]
    [InlineData("paused", Tone.Waiting, "Paused by you, not watching")]
    [InlineData("something_new", Tone.Unsure, "Couldn't tell how it is")]
    public void A_client_is_told_in_a_sentence(string health, Tone tone, string words) =>
        Assert.Equal(new StateLine(tone, words), ClientSentence.Of(health, _now.AddMinutes(-4), _now));
}
