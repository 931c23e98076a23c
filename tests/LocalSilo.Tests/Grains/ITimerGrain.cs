namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Starts timers whose callbacks note "tick" and may wait at a gate.</summary>
[Alias("test.timer")]
public interface ITimerGrain : IGrainWithStringKey
{
    /// <summary>Starts the timer; a gate of null means that callbacks do not wait.</summary>
    [Alias("start")]
    Task StartAsync(TimeSpan due, TimeSpan period, TimerKind kind, string? gate);

    [Alias("change")]
    Task ChangeAsync(TimeSpan due, TimeSpan period);

    [Alias("stop")]
    Task StopAsync();

    [Alias("end")]
    Task EndAsync();

    [Alias("ping")]
    Task PingAsync();
}
