using OrleansMedia.WebUi.Downloads;
using static OrleansMedia.WebUi.Tests.Examples;

namespace OrleansMedia.WebUi.Tests.Downloads;

public sealed class ForumTextTests
{
    [Theory]
    [InlineData("tracker https://t.example/abc/announce?key=1 says no", "tracker [address] says no")]
    [InlineData("no answer from 192.168.1.10:8080", "no answer from [address]")]
    [InlineData("cannot write /home/anna/media", "cannot write /home/[name]/media")]
    [InlineData("key 0123456789abcdef0123456789abcdef", "key [key]")]
    [InlineData("Show.S01E01.1080p-GROUP", "Show.S01E01.1080p-GROUP")]
    public void What_identifies_a_home_is_taken_out(string text, string redacted) => Assert.Equal(redacted, ForumText.Redact(text));

    [Fact]
    public void A_download_is_told_in_three_lines()
    {
        var row = Row("n1", "Show.S01E01") with { Judgement = "stuck", StuckMinutes = 190, Hint = "0 of 4 seeds at 10.0.0.1" };

        Assert.Equal("Show.S01E01\n  Stuck for 3 h 10 min\n  37.5 % of 7.5 GB, 4.7 GB left, SABnzbd, downloading\n  The client says: 0 of 4 seeds at [address]\n", ForumText.Of([row], _ => "SABnzbd", Now));
    }
}
