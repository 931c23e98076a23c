using System.Text.RegularExpressions;

namespace OrleansMedia.Domain.Downloads;

/// <summary>
/// Tells the kind of a failure from the client's words (R48, R49). A message of one kind gives that kind; of several, the worst, and of equally bad ones
/// the first of the list. A message that nobody knows is unknown, never a guess. Words are anchored: <c>Unknown namespace</c> is no full disk.
/// </summary>
public static partial class FailureClassifier
{
    /// <summary>Characters of a message that are looked at; the rest says nothing that decides.</summary>
    public const int MessageLengthMax = 2000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int MatchMillisecondsMax = 250;

    private static readonly (Regex Pattern, FailureVerdict Verdict)[] Rows =
    [
        (Incomplete, new(FailureCategory.Incomplete, Severity.High)),
        (PasswordProtected, new(FailureCategory.PasswordProtected, Severity.Critical)),
        (UnpackingFailed, new(FailureCategory.UnpackingFailed, Severity.Medium)),
        (Duplicate, new(FailureCategory.Duplicate, Severity.Low)),
        (DiskSpace, new(FailureCategory.DiskSpace, Severity.Critical)),
        (VirusDetected, new(FailureCategory.VirusDetected, Severity.Critical)),
        (VerificationFailed, new(FailureCategory.VerificationFailed, Severity.High)),
        (PropagationDelay, new(FailureCategory.PropagationDelay, Severity.Medium)),
        (Network, new(FailureCategory.Network, Severity.Medium)),
    ];

    [GeneratedRegex(@"\bincomplete|\bmissing.*\barticle|\bnot\b.*\benough.*\bblock|\bcannot be completed|\bnot.?complete|\bout of\b.*\bretention|\bnot on your server|\b430\b|\bno such article", Options, MatchMillisecondsMax)]
    private static partial Regex Incomplete { get; }

    [GeneratedRegex(@"\bpassword|\bencrypted|\bencryption", Options, MatchMillisecondsMax)]
    private static partial Regex PasswordProtected { get; }

    [GeneratedRegex(@"\bunpack.*\bfailed|\brar(?:\d|\b).*\berror|\bextraction.*\bfailed", Options, MatchMillisecondsMax)]
    private static partial Regex UnpackingFailed { get; }

    [GeneratedRegex(@"\bduplicate|\balready.*\bexist", Options, MatchMillisecondsMax)]
    private static partial Regex Duplicate { get; }

    [GeneratedRegex(@"disk.*\bfull|\bno\b.*\bspace|\binsufficient.*\bspace|\bdiskspace", Options, MatchMillisecondsMax)]
    private static partial Regex DiskSpace { get; }

    [GeneratedRegex(@"\bvirus.*\bdetected|\bmalware|\binfected", Options, MatchMillisecondsMax)]
    private static partial Regex VirusDetected { get; }

    [GeneratedRegex(@"\bverification.*\bfailed|\bpar2?\b.*\bcheck.*\bfailed|\bcrc\d*\b.*\berror|\brepair.* failed|\bpar2 damaged|\bfailed to verify|\bcorrupt rar", Options, MatchMillisecondsMax)]
    private static partial Regex VerificationFailed { get; }

    [GeneratedRegex(@"\bpropagation|\bnot\b.*\bavailable.*\byet|\bheaders?\b.*\bnot\b.*\bfound", Options, MatchMillisecondsMax)]
    private static partial Regex PropagationDelay { get; }

    [GeneratedRegex(@"\btimeout|\bconnection", Options, MatchMillisecondsMax)]
    private static partial Regex Network { get; }

    /// <summary>The kind and the severity of a failure; unknown and medium where the message is empty or says nothing known.</summary>
    public static FailureVerdict Classify(string? message)
    {
        FailureVerdict? worst = null;
        if (!string.IsNullOrWhiteSpace(message))
        {
            var text = message.AsSpan(0, Math.Min(message.Length, MessageLengthMax));
            foreach (var (pattern, verdict) in Rows)
            {
                if ((worst is null || verdict.Severity > worst.Value.Severity) && Matches(pattern, text))
                {
                    worst = verdict;
                }
            }
        }

        return worst ?? new(FailureCategory.Unknown, Severity.Medium);
    }

    private static bool Matches(Regex pattern, ReadOnlySpan<char> text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
