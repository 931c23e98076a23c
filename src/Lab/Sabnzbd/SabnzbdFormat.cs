using System.Globalization;
using System.Text.Json;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>Numbers in SABnzbd's notation: it sends most of them as text.</summary>
internal static class SabnzbdFormat
{
    private static readonly string[] Units = ["", "K", "M", "G", "T", "P"];

    /// <summary>8.1 M, 213 K, or with a postfix 8.1 MB; from mega on with one decimal.</summary>
    public static string Size(double bytes, string postfix = "")
    {
        var unit = 0;
        while (bytes > 1023 && unit < Units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes.ToString(unit > 1 ? "F1" : "F0", CultureInfo.InvariantCulture)} {Units[unit]}{postfix}");
    }

    /// <summary>0:00:28, with days in front where there are some.</summary>
    public static string TimeLeft(double bytesLeft, double bytesPerSecond)
    {
        if (bytesPerSecond <= 0)
        {
            return "0:00:00";
        }

        var seconds = (long)Math.Min(bytesLeft / bytesPerSecond, 8_640_000);
        var (days, hours) = (seconds / 86400, seconds / 3600 % 24);
        return days > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{days}:{hours:00}:{seconds / 60 % 60:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{hours}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>8m, 10h or 3d.</summary>
    public static string Age(TimeSpan age) => age.TotalDays >= 1 ? $"{(int)age.TotalDays}d" : age.TotalHours >= 1 ? $"{(int)age.TotalHours}h" : $"{Math.Max(0, (int)age.TotalMinutes)}m";

    /// <summary>Writes megabytes as text with two decimals.</summary>
    public static void MegaBytes(Utf8JsonWriter json, JsonEncodedText name, double bytes) => Number(json, name, bytes / (1 << 20), "F2");

    /// <summary>Writes a number as text.</summary>
    public static void Number(Utf8JsonWriter json, JsonEncodedText name, double number, ReadOnlySpan<char> format)
    {
        Span<byte> text = stackalloc byte[40];
        number.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }
}
