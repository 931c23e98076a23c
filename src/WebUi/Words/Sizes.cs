using System.Globalization;
using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.Words;

/// <summary>Amounts of data in words. 1 KB is 1,024 bytes, as SABnzbd, qBittorrent and our own thresholds count.</summary>
public static class Sizes
{
    private static readonly string[] _units = ["B", "KB", "MB", "GB", "TB", "PB"];

    /// <summary>"1.2 TB", "84 MB", "512 B"; one decimal below 10, and below 100 from GB on.</summary>
    public static string Say(long bytes)
    {
        double value = Math.Max(0, bytes);
        var unit = 0;
        // 1,023.95 would be shown as 1,024: that is 1 of the next unit.
        while (value >= 1023.5 && unit < _units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        var withDecimal = unit > 0 && (value < 9.95 || (value < 99.95 && unit >= 3));
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToString(withDecimal ? "0.0" : "0", CultureInfo.InvariantCulture)} {_units[unit]}");
    }

    /// <summary>"84 MB/s".</summary>
    public static string SayRate(long bytesPerSecond) => Strings.Size_PerSecond.With(Say(bytesPerSecond));

    /// <summary>"37.5 %"; never 100 % before it is all there.</summary>
    public static string SayPercent(double percent)
    {
        var shown = percent >= 100 ? 100 : Math.Min(99.9, Math.Floor(Math.Max(0, percent) * 10) / 10);
        return shown.ToString(shown is 0 or 100 ? "0" : "0.0", CultureInfo.InvariantCulture) + " %";
    }
}
