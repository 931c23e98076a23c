using OrleansMedia.WebUi.Words;

namespace OrleansMedia.WebUi.Tests.Words;

public sealed class DownloadSentenceTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly DownloadStanding _downloading = new()
    {
        Status = "downloading",
        RawStatus = "",
        Wait = "none",
        Judgement = "fine",
        JudgedAt = _now,
        SpeedBytesPerSecond = 1000,
    };

    [Theory]
    [InlineData("queued", "its_turn", Tone.Waiting, "Waiting its turn")]
    [InlineData("queued", "none", Tone.Waiting, "Waiting its turn")]
    [InlineData("queued", "queue_paused", Tone.Waiting, "Waiting, the whole queue is paused")]
    [InlineData("downloading", "none", Tone.Working, "Downloading")]
    [InlineData("downloading", "client_not_ready", Tone.Unsure, "Not judged, its client isn't ready")]
    [InlineData("downloading", "working", Tone.Working, "Its client is working on it")]
    [InlineData("downloading", "paused", Tone.Waiting, "Paused")]
    [InlineData("paused", "paused", Tone.Waiting, "Paused")]
    [InlineData("verifying", "working", Tone.Working, "Checking what arrived")]
    [InlineData("extracting", "working", Tone.Working, "Unpacking")]
    [InlineData("moving", "working", Tone.Working, "Moving to its place")]
    [InlineData("completed", "none", Tone.Fine, "Done")]
    [InlineData("importPending", "none", Tone.Fine, "Done, waiting to be imported")]
    [InlineData("importBlocked", "none", Tone.NeedsYou, "Done, but the import needs you")]
    [InlineData("dlq", "none", Tone.Bad, "Gave up")]
    [InlineData("resolved", "none", Tone.Fine, "Failed once, mended since")]
    [InlineData("unknown", "none", Tone.Unsure, "Couldn't tell where it stands")]
    [InlineData("failed", "none", Tone.Bad, "Failed: its client gives no reason")]
    public void Each_status_is_a_sentence(string status, string wait, Tone tone, string words) =>
        Assert.Equal(new StateLine(tone, words), DownloadSentence.Of(_downloading with { Status = status, Wait = wait }, _now));

    [Fact]
    public void An_estimate_says_what_is_left() =>
        Assert.Equal("Downloading, 12 min left", Say(_downloading with { TimeLeft = TimeSpan.FromMinutes(12) }));

    [Fact]
    public void Without_data_it_says_so() =>
        Assert.Equal("Downloading, no data at the moment", Say(_downloading with { SpeedBytesPerSecond = 0 }));

    [Fact]
    public void The_time_that_it_is_stuck_goes_on_since_it_was_judged() =>
        Assert.Equal("Stuck for 3 h 10 min", Say(_downloading with { Judgement = "stuck", StuckMinutes = 120, JudgedAt = _now.AddMinutes(-70) }));

    [Fact]
    public void The_time_that_it_is_stuck_stands_still_while_nothing_is_expected() =>
        Assert.Equal("Stuck for 2 h", Say(_downloading with { Judgement = "stuck", StuckMinutes = 120, JudgedAt = _now.AddMinutes(-70), Wait = "queue_paused" }));

    [Fact]
    public void Nearly_stuck_is_said_before_it_is_stuck() =>
        Assert.Equal(new StateLine(Tone.AtRisk, "Hardly moving for 1 h 32 min"), DownloadSentence.Of(_downloading with { Judgement = "at_risk", StuckMinutes = 92 }, _now));

    [Fact]
    public void Nothing_is_judged_while_its_client_is_away() =>
        Assert.Equal(Tone.Unsure, DownloadSentence.Of(_downloading with { Judgement = "stuck", StuckMinutes = 200, Wait = "client_not_ready" }, _now).Tone);

    [Theory]
    [InlineData("verification_failed", "Repair failed, not enough blocks", "Failed: not enough repair blocks")]
    [InlineData("incomplete", "", "Failed: missing on Usenet")]
    [InlineData("unknown", "Out of cheese.", "Failed: Out of cheese")]
    public void A_failure_gives_its_reason_in_plain_words(string category, string reason, string words) =>
        Assert.Equal(words, Say(_downloading with { Status = "failed", FailureCategory = category, FailureReason = reason }));

    [Fact]
    public void A_long_reason_is_cut() =>
        Assert.EndsWith("…", Say(_downloading with { Status = "failed", FailureReason = new string('x', 5000) }), StringComparison.Ordinal);

    [Fact]
    public void What_failed_before_setup_is_only_listed() =>
        Assert.Equal(new StateLine(Tone.Past, "Failed before setup: the disk is full"), DownloadSentence.Of(_downloading with { Status = "failed", FailureCategory = "disk_space", SeenBeforeSetup = true }, _now));

    [Fact]
    public void An_item_that_could_not_be_read_says_so_whatever_its_status() =>
        Assert.Equal("Couldn't read this item", Say(_downloading with { Malformed = "size" }));

    [Fact]
    public void What_left_its_client_says_so_first() =>
        Assert.Equal("No longer in its client", Say(_downloading with { Malformed = "size", GoneAt = _now }));

    [Fact]
    public void A_word_that_nobody_knows_is_quoted() =>
        Assert.Equal("Couldn't tell what its client means by \"Frobbing\"", Say(_downloading with { Status = "unknown", RawStatus = "Frobbing" }));

    private static string Say(DownloadStanding standing) => DownloadSentence.Of(standing, _now).Text;
}
