using System.Text;
using System.Text.RegularExpressions;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.WebUi.Resources;
using OrleansMedia.WebUi.Words;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>Downloads as text that can be shown to others: without addresses, keys, trackers and the folders of a home.</summary>
public static partial class ForumText
{
    /// <summary>One paragraph for each download.</summary>
    public static string Of(IEnumerable<DownloadRow> rows, Func<string, string> kindOfClient, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var state = DownloadSentence.Of(DownloadStanding.Of(row), now);
            text.Append(Redact(row.Title)).Append('\n');
            text.Append("  ").Append(Redact(state.Text)).Append('\n');
            text.Append("  ").Append(Strings.Forum_Numbers.With(
                Sizes.SayPercent(row.ProgressPercent), Sizes.Say(row.SizeBytes), Sizes.Say(row.SizeLeftBytes), kindOfClient(row.ClientId), row.Status)).Append('\n');
            if (Redact(row.Hint ?? row.Complaint) is { Length: > 0 } hint)
            {
                text.Append("  ").Append(Strings.Forum_Hint.With(hint)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The text without addresses, host names of URLs, long keys and home folders.</summary>
    public static string Redact(string text)
    {
        text = Address().Replace(text, Strings.Forum_Address);
        text = Ip().Replace(text, Strings.Forum_Address);
        text = Home().Replace(text, "$1" + Strings.Forum_Name);
        return Key().Replace(text, Strings.Forum_Key);
    }

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://[^\s""'<>]+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Ip();

    [GeneratedRegex(@"((?:/home/|/Users/|\\Users\\))[^/\\\s]+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Home();

    [GeneratedRegex(@"\b[A-Fa-f0-9]{20,}\b", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Key();
}
