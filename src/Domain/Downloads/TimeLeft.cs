using System.Globalization;

namespace OrleansMedia.Domain.Downloads;

/// <summary>Times to completion as others write them and as people read them (acceptance section 7, "ETA parsing").</summary>
public static class TimeLeft
{
    /// <summary>What is shown where nothing is known.</summary>
    public const string Never = "∞";

    /// <summary>Reads <c>d.hh:mm:ss</c>, <c>d:hh:mm:ss</c> (SABnzbd beyond a day), <c>hh:mm:ss</c>, <c>mm:ss</c> or seconds; null where it is none of them.</summary>
    public static TimeSpan? Parse(string? text)
    {
        text = text?.Trim() ?? "";
        var days = 0;
        if (text.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
        {
            if (!TryRead(text[..dot], out days) || text.Count(c => c == ':') != 2)
            {
                return null;
            }

            text = text[(dot + 1)..];
        }

        var seconds = 0L;
        var parts = text.Split(':');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts.Length > 4 || !TryRead(parts[i], out var number))
            {
                return null;
            }

            seconds = (seconds * (parts.Length == 4 && i == 1 ? 24 : 60)) + number;
        }

        return TimeSpan.FromSeconds((days * 86400L) + seconds);
    }

    /// <summary>As people read it: <c>2d 3h 4m</c>, <c>1h 30m</c>, <c>5m</c>, <c>&lt; 1 min</c>.</summary>
    public static string ToText(TimeSpan? left) => left switch
    {
        null => Never,
        { TotalDays: >= 1 } time => $"{time.Days}d {time.Hours}h {time.Minutes}m",
        { TotalHours: >= 1 } time => $"{time.Hours}h {time.Minutes}m",
        { TotalMinutes: >= 1 } time => $"{time.Minutes}m",
        _ => "< 1 min",
    };

    /// <summary>Another program's words as people read them; what is not understood stays as it is.</summary>
    public static string ToText(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Equals("unknown", StringComparison.OrdinalIgnoreCase) ? Never
        : Parse(text) is { } left ? ToText(left)
        : text;

    // Seven digits are 115 days in seconds, and more than any client shows in a single place.
    private static bool TryRead(string digits, out int number)
    {
        number = 0;
        return digits.Length <= 7 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
