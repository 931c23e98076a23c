using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class TimeoutTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private Witness Witness => _cluster.Witness;

    public async Task InitializeAsync() =>
        _cluster = await GrainCluster.StartAsync(new() { ResponseTimeout = TimeSpan.FromSeconds(1) });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_call_that_is_not_answered_in_time_fails_and_its_turn_runs_on()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Gate.HoldAsync("slow"));
        Assert.Equal(["began slow"], Witness.Notes);

        Witness.Open("slow");

        await Witness.SeenAsync("ended slow");
    }

    [Fact]
    public async Task A_call_that_timed_out_while_it_waited_never_begins()
    {
        var slow = Gate.HoldAsync("slow");
        await Witness.SeenAsync("began slow");
        await Assert.ThrowsAsync<TimeoutException>(() => Gate.HoldAsync("waiting"));
        await Assert.ThrowsAsync<TimeoutException>(() => slow);
        Witness.Open("slow");
        Witness.Open("next");

        await Gate.HoldAsync("next");

        Assert.Equal(["began slow", "ended slow", "began next", "ended next"], Witness.Notes);
    }

    [Fact]
    public async Task A_thread_that_a_turn_blocks_does_not_keep_its_caller_from_timing_out()
    {
        var grain = _cluster.Client.GetGrain<IContextGrain>("blocker");

        await Assert.ThrowsAsync<TimeoutException>(() => grain.BlockAsync("blocked"));

        Witness.Open("blocked");
        await Witness.SeenAsync("unblocked");
    }

    private IGateGrain Gate => _cluster.Client.GetGrain<IGateGrain>("a", typeof(GateGrain).FullName);
}
