using System.Globalization;
using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.Words;

/// <summary>Points in time in words.</summary>
public static class Moments
{
    /// <summary>"just now", "3 min ago", "in 5 min".</summary>
    public static string Say(DateTimeOffset at, DateTimeOffset now)
    {
        var past = now - at;
        if (past.Duration() < TimeSpan.FromMinutes(1))
        {
            return past < TimeSpan.FromSeconds(-5) ? Strings.Moment_In.With(Durations.SayShort(-past)) : Strings.Moment_JustNow;
        }

        return past > TimeSpan.Zero ? Strings.Moment_Ago.With(Durations.Say(past)) : Strings.Moment_In.With(Durations.Say(-past));
    }

    /// <summary>"Sat 21 Nov 2026, 14:05:09" where the person is.</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("ddd d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"14:05", or "20 Nov 14:05" where it is another day than now.</summary>
    public static string Brief(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (there, here) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return there.ToString(there.Date == here.Date ? "HH:mm" : "d MMM HH:mm", CultureInfo.InvariantCulture);
    }
}
