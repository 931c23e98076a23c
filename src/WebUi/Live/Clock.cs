namespace OrleansMedia.WebUi.Live;

/// <summary>The time as the person at the other end of this circuit reads it.</summary>
public sealed class Clock(TimeProvider time)
{
    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The time zone of the browser; the server's until the browser has said it.</summary>
    public TimeZoneInfo Zone { get; private set; } = time.LocalTimeZone;

    /// <summary>Takes the zone that the browser names; one that is not known here changes nothing.</summary>
    public void UseZone(string? name)
    {
        if (!string.IsNullOrEmpty(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            Zone = zone;
        }
    }
}
