using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class GrainTimerTests : IAsyncLifetime
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private readonly ManualClock _clock = new();
    private GrainCluster _cluster = null!;

    private Witness Witness => _cluster.Witness;

    private ITimerGrain Grain => _cluster.Client.GetGrain<ITimerGrain>("a");

    private int Ticks => Witness.Notes.Count(note => note == "tick");

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync(new() { Time = _clock });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_timer_fires_when_it_is_due_and_then_each_period()
    {
        await Grain.StartAsync(_second * 5, _second * 2, TimerKind.Plain, null);

        _clock.Advance(_second * 4.9);
        await Grain.PingAsync();
        Assert.Equal(0, Ticks);

        _clock.Advance(_second * 0.2);
        await TickedAsync(1);
        _clock.Advance(_second * 2);
        await TickedAsync(2);
    }

    [Fact]
    public async Task A_timer_without_a_period_fires_once()
    {
        await Grain.StartAsync(_second, Timeout.InfiniteTimeSpan, TimerKind.Plain, null);
        _clock.Advance(_second);
        await TickedAsync(1);

        _clock.Advance(_second * 100);
        await Grain.PingAsync();

        Assert.Equal(1, Ticks);
    }

    [Fact]
    public async Task The_period_begins_when_the_callback_has_ended()
    {
        await Grain.StartAsync(_second, _second * 10, TimerKind.Interleaving, "callback");
        _clock.Advance(_second);
        await Witness.SeenAsync("tick");

        // The callback takes longer than the period: no second one begins beside it, and none is owed afterwards.
        _clock.Advance(_second * 25);
        Witness.Open("callback");
        await TickedAsync(1);
        _clock.Advance(_second * 9);
        await Grain.PingAsync();
        Assert.Equal(1, Ticks);

        _clock.Advance(_second);
        await TickedAsync(2);
    }

    [Fact]
    public async Task A_callback_waits_its_turn_and_calls_wait_for_it()
    {
        await Grain.StartAsync(_second, Timeout.InfiniteTimeSpan, TimerKind.Plain, "callback");
        _clock.Advance(_second);
        await Witness.SeenAsync("tick");

        var ping = Grain.PingAsync();
        Witness.Open("callback");
        await ping;

        Assert.Equal(["tick", "tock", "ping"], Witness.Notes);
    }

    [Fact]
    public async Task An_interleaving_callback_holds_no_call_up()
    {
        await Grain.StartAsync(_second, Timeout.InfiniteTimeSpan, TimerKind.Interleaving, "callback");
        _clock.Advance(_second);
        await Witness.SeenAsync("tick");

        await Grain.PingAsync();
        Witness.Open("callback");
        await Witness.SeenAsync("tock");

        Assert.Equal(["tick", "ping", "tock"], Witness.Notes);
    }

    [Fact]
    public async Task A_timer_can_be_set_to_another_time()
    {
        await Grain.StartAsync(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, TimerKind.Plain, null);
        await Grain.ChangeAsync(_second * 3, _second);
        _clock.Advance(_second * 2);
        await Grain.PingAsync();
        Assert.Equal(0, Ticks);

        _clock.Advance(_second);
        await TickedAsync(1);
        _clock.Advance(_second);
        await TickedAsync(2);
    }

    [Fact]
    public async Task A_timer_that_was_disposed_of_fires_no_more()
    {
        await Grain.StartAsync(_second, _second, TimerKind.Plain, null);
        await Grain.StopAsync();

        _clock.Advance(_second * 10);
        await Grain.PingAsync();

        Assert.Equal(0, Ticks);
    }

    [Fact]
    public async Task A_timer_whose_callback_failed_goes_on()
    {
        await Grain.StartAsync(_second, _second, TimerKind.Failing, null);

        _clock.Advance(_second);
        await Witness.SeenAsync("tick");
        await Grain.PingAsync();
        _clock.Advance(_second);

        await Witness.SeenAsync("tick", times: 2);
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        await Grain.StartAsync(_second, _second, TimerKind.Plain, null);
        await Grain.EndAsync();
        await Witness.SeenAsync("over");

        _clock.Advance(_second * 10);
        await Grain.PingAsync();

        Assert.Equal(0, Ticks);
    }

    // The callback has ended and the call after it has been answered, so the next period has begun.
    private async Task TickedAsync(int times)
    {
        await Witness.SeenAsync("tock", times);
        await Grain.PingAsync();
        await Grain.PingAsync();
        Assert.Equal(times, Ticks);
    }
}
