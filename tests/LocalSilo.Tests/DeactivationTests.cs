using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class DeactivationTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private Witness Witness => _cluster.Witness;

    public async Task InitializeAsync() =>
        _cluster = await GrainCluster.StartAsync(new() { DeactivationTimeout = TimeSpan.FromSeconds(1) });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_grain_that_asks_to_end_ends_after_the_call_under_way()
    {
        var gate = _cluster.Client.GetGrain<IGateGrain>("a", typeof(GateGrain).FullName);
        var call = gate.EndAndHoldAsync("last");
        await Witness.SeenAsync("began last");
        Witness.Open("last");
        await call;

        await Witness.SeenAsync("over a ApplicationRequested");
        Assert.Equal(["began last", "ended last", "over a ApplicationRequested"], Witness.Notes);
    }

    [Fact]
    public async Task Calls_that_come_while_an_activation_ends_go_to_the_next_one_which_begins_after_it()
    {
        var grain = Life("deactivates slowly");
        await grain.EndAsync();
        await Witness.SeenAsync("deactivating 1");

        var calls = Enumerable.Range(0, 10).Select(_ => grain.NumberAsync()).ToList();
        Witness.Open("deactivate");

        Assert.All(await Task.WhenAll(calls), number => Assert.Equal(2, number));
        Assert.Equal(
            ["made deactivates slowly", "activated", "deactivating 1", "deactivated ApplicationRequested", "scope ended", "made deactivates slowly", "activated"],
            Witness.Notes.Take(7));
    }

    [Fact]
    public async Task An_end_that_takes_too_long_is_not_waited_for()
    {
        var grain = Life("deactivates slowly");
        await grain.EndAsync();
        await Witness.SeenAsync("deactivating 1");

        Assert.Equal(2, await grain.NumberAsync());
        Witness.Open("deactivate");
    }

    [Fact]
    public async Task An_end_that_fails_is_an_end_all_the_same()
    {
        var grain = Life("fails to deactivate");
        await grain.EndAsync();
        await Witness.SeenAsync("scope ended");

        Assert.Equal(2, await grain.NumberAsync());
    }

    private ILifeGrain Life(string key) => _cluster.Client.GetGrain<ILifeGrain>(key);
}
