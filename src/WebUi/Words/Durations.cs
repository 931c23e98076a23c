using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.Words;

/// <summary>Lengths of time in words.</summary>
public static class Durations
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(999);

    /// <summary>"3 h 10 min", "12 min", "2 d 4 h"; "less than a minute" below one; two units at most, cut off and never rounded up.</summary>
    public static string Say(TimeSpan length)
    {
        if (length > _longest)
        {
            return Strings.Duration_VeryLong;
        }

        if (length < TimeSpan.FromMinutes(1))
        {
            return Strings.Duration_UnderMinute;
        }

        var (days, hours, minutes) = ((int)length.TotalDays, length.Hours, length.Minutes);
        if (days > 0)
        {
            return hours > 0 ? Strings.Duration_DaysHours.With(days, hours) : Strings.Duration_Days.With(days);
        }

        if (hours > 0)
        {
            return minutes > 0 ? Strings.Duration_HoursMinutes.With(hours, minutes) : Strings.Duration_Hours.With(hours);
        }

        return Strings.Duration_Minutes.With(minutes);
    }

    /// <summary>How long until something: as <see cref="Say"/>, but to the second below one minute ("in 20 s").</summary>
    public static string SayShort(TimeSpan length) =>
        length < TimeSpan.FromMinutes(1) ? Strings.Duration_Seconds.With(Math.Max(0, (int)Math.Ceiling(length.TotalSeconds))) : Say(length);
}
