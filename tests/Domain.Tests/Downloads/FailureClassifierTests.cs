using System.Diagnostics;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>Acceptance section 1.</summary>
public sealed class FailureClassifierTests
{
    [Theory]
    [InlineData("Incomplete", "incomplete", "high")]
    [InlineData("Missing articles: 42", "incomplete", "high")]
    [InlineData("Repair failed, not enough repair blocks (12 short)", "incomplete", "high")]
    [InlineData("Aborted, cannot be completed - https://sabnzbd.org/not-complete", "incomplete", "high")]
    [InlineData("Password is required", "password_protected", "critical")]
    [InlineData("Passworded archive", "password_protected", "critical")]
    [InlineData("Unpacking failed, archive requires a password", "password_protected", "critical")]
    [InlineData("Unpacking failed, write error or disk is full?", "disk_space", "critical")]
    [InlineData("Unpacking failed, path is too long", "unpacking_failed", "medium")]
    [InlineData("Unpack failed", "unpacking_failed", "medium")]
    [InlineData("RAR files failed to verify", "verification_failed", "high")]
    [InlineData("Duplicate NZB", "duplicate", "low")]
    [InlineData("Already exist", "duplicate", "low")]
    [InlineData("Disk is full", "disk_space", "critical")]
    [InlineData("Insufficient disk space", "disk_space", "critical")]
    [InlineData("Too little diskspace forcing PAUSE", "disk_space", "critical")]
    [InlineData("Malware found", "virus_detected", "critical")]
    [InlineData("Blocked by unwanted extension: .exe", "unknown", "medium")]
    [InlineData("Verification failed", "verification_failed", "high")]
    [InlineData("par check has failed", "verification_failed", "high")]
    [InlineData("CRC error", "verification_failed", "high")]
    [InlineData("Propagation delay", "propagation_delay", "medium")]
    [InlineData("Header not found", "propagation_delay", "medium")]
    [InlineData("430 No Such Article", "incomplete", "high")]
    [InlineData("Connection reset by peer", "network", "medium")]
    [InlineData("Post-processing was aborted", "unknown", "medium")]
    [InlineData("Out of your server's retention?", "incomplete", "high")]
    [InlineData("Unknown namespace", "unknown", "medium")]
    [InlineData("library error", "unknown", "medium")]
    [InlineData("DUPLICATE file, disk full", "disk_space", "critical")]
    public void The_table_of_acceptance_holds(string message, string category, string severity) => AssertIs(message, category, severity);

    [Theory]
    [InlineData("Repair failed, not enough repair blocks (764 short)", "incomplete", "high")]
    [InlineData("Download failed - Not on your server(s) - https://sabnzbd.org/not-complete", "incomplete", "high")]
    [InlineData("Corrupt RAR file", "verification_failed", "high")]
    [InlineData("Aborted, encryption detected", "password_protected", "critical")]
    [InlineData("ENCRYPTED", "password_protected", "critical")]
    [InlineData("DUPLICATE", "duplicate", "low")]
    [InlineData("Disk full! Forcing Pause", "disk_space", "critical")]
    [InlineData("Paused job \"Bench.pw_wrong\" because of encrypted RAR file (if supplied, all passwords were tried)", "password_protected", "critical")]
    [InlineData("Pausing duplicate NZB \"Bench.Dup.Movie.2020.1080p.nzb\"", "duplicate", "low")]
    [InlineData("Refused connection with hostname \"evil.example\" from: 127.0.0.1 [curl/7.88.1]", "network", "medium")]
    [InlineData("Failed login for server 127.0.0.1", "unknown", "medium")]
    public void What_real_clients_say_is_known(string message, string category, string severity) => AssertIs(message, category, severity);

    [Theory]
    [InlineData("not enough blocks, CRC error", "incomplete", "high")]
    [InlineData("CRC error, incomplete", "incomplete", "high")]
    [InlineData("connection lost, propagation", "propagation_delay", "medium")]
    [InlineData("virus detected, encrypted, disk full", "password_protected", "critical")]
    public void Of_several_the_worst_wins_and_of_equals_the_first_of_the_list(string message, string category, string severity) =>
        AssertIs(message, category, severity);

    [Theory]
    [InlineData("The unencrypted header is fine")]
    [InlineData("Disinfected")]
    [InlineData("rarely an error")]
    [InlineData("partial check failed")]
    [InlineData("north of space")]
    [InlineData("code 4301")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void Words_within_words_and_nothing_at_all_are_unknown(string? message) => AssertIs(message, "unknown", "medium");

    [Fact]
    public void Only_the_first_2000_characters_are_looked_at()
    {
        AssertIs(new string('x', 1990) + " malware", "virus_detected", "critical");
        AssertIs(new string('x', 2000) + " malware", "unknown", "medium");
    }

    [Theory]
    [InlineData("not ")]
    [InlineData("missing ")]
    [InlineData("par check ")]
    [InlineData("header not ")]
    public void A_message_made_to_be_slow_is_not(string word)
    {
        var message = string.Concat(Enumerable.Repeat(word, 100_000));
        var watch = Stopwatch.StartNew();
        FailureClassifier.Classify(message);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    private static void AssertIs(string? message, string category, string severity)
    {
        var verdict = FailureClassifier.Classify(message);
        Assert.Equal((category, severity), (verdict.Category.ToWire(), verdict.Severity.ToWire()));
    }
}
