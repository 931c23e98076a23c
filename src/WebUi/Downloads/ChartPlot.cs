using System.Globalization;
using System.Text;
using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>
/// The geometry of a download's chart: time from left to right, 0 to 100 % from bottom to top, both in hundredths of a square of 100 by 100
/// that the page stretches. Pure, so that it is tested without a page.
/// </summary>
public sealed class ChartPlot
{
    private ChartPlot(IReadOnlyList<ProgressPoint> points, DateTimeOffset from, DateTimeOffset until)
    {
        (Points, From, Until) = (points, from, until);
        Line = PathOf(points);
        Area = $"{Line}V100H{Text(X(points[0].At))}Z";
        Shades = [.. ShadesOf(points)];
        Ticks = [.. TicksOf()];
    }

    /// <summary>Oldest first; at least one.</summary>
    public IReadOnlyList<ProgressPoint> Points { get; }

    /// <summary>The left edge.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The right edge.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>The progress as an SVG path.</summary>
    public string Line { get; }

    /// <summary>The area under it.</summary>
    public string Area { get; }

    /// <summary>The times in which nothing was expected to move.</summary>
    public IReadOnlyList<Shade> Shades { get; }

    /// <summary>The times that the axis names.</summary>
    public IReadOnlyList<DateTimeOffset> Ticks { get; }

    /// <summary>The plot, or null where there are too few points for a line. After its last point a download stayed as it was until <paramref name="until"/>.</summary>
    public static ChartPlot? Of(IReadOnlyList<ProgressPoint> points, DateTimeOffset? until)
    {
        if (points.Count == 0)
        {
            return null;
        }

        var end = until > points[^1].At ? until.Value : points[^1].At;
        return end > points[0].At ? new ChartPlot(points, points[0].At, end) : null;
    }

    /// <summary>Where a time lies, 0 to 100.</summary>
    public double X(DateTimeOffset at) => (at - From) / (Until - From) * 100;

    /// <summary>Where a progress lies, 0 at the top.</summary>
    public static double Y(double percent) => 100 - Math.Clamp(percent, 0, 100);

    /// <summary>A number for SVG and CSS.</summary>
    public static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private string PathOf(IReadOnlyList<ProgressPoint> points)
    {
        var path = new StringBuilder("M");
        for (var i = 0; i < points.Count; i++)
        {
            path.Append(i == 0 ? "" : "L").Append(Text(X(points[i].At))).Append(' ').Append(Text(Y(points[i].ProgressPercent)));
        }

        return path.Append("H100").ToString();
    }

    private IEnumerable<Shade> ShadesOf(IReadOnlyList<ProgressPoint> points)
    {
        for (var first = 0; first < points.Count;)
        {
            var next = first + 1;
            while (next < points.Count && points[next].Wait == points[first].Wait)
            {
                next++;
            }

            var end = next < points.Count ? points[next].At : Until;
            if (points[first].Wait != "none" && end > points[first].At)
            {
                yield return new Shade(X(points[first].At), X(end), points[first].Wait);
            }

            first = next;
        }
    }

    // Three to six round times: the smallest step that does not crowd a phone.
    private IEnumerable<DateTimeOffset> TicksOf()
    {
        int[] minutes = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10080];
        var span = Until - From;
        var step = TimeSpan.FromMinutes(minutes.FirstOrDefault(m => span / TimeSpan.FromMinutes(m) <= 5, 43200));
        if (span < TimeSpan.FromMinutes(2))
        {
            yield return From;
            yield break;
        }

        var first = new DateTimeOffset((From.UtcTicks / step.Ticks + 1) * step.Ticks, TimeSpan.Zero);
        for (var at = first; at < Until; at += step)
        {
            yield return at;
        }
    }

    /// <summary>A time in which nothing was expected to move.</summary>
    /// <param name="Left">Where it begins, 0 to 100.</param>
    /// <param name="Right">Where it ends.</param>
    /// <param name="Wait">Why: a wire name of the wait reason.</param>
    public readonly record struct Shade(double Left, double Right, string Wait);
}
