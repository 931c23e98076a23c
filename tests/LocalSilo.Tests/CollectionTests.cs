using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

/// <summary>These wait for real time to pass, because that is what both engines collect by.</summary>
public sealed class CollectionTests : IAsyncLifetime
{
    private static readonly TimeSpan _age = TimeSpan.FromSeconds(1);
    private GrainCluster _cluster = null!;

    private Witness Witness => _cluster.Witness;

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync(new() { CollectionAge = _age });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task An_activation_that_nobody_calls_is_collected()
    {
        await Hold("idle", "a");

        await Witness.SeenAsync("over idle ActivationIdle");
    }

    [Fact]
    public async Task An_activation_that_is_busy_or_in_use_is_not_collected()
    {
        var busy = Gate("busy").HoldAsync("long");
        await Hold("idle", "a");
        await Witness.SeenAsync("over idle ActivationIdle");
        await Hold("idle again", "a");
        await Witness.SeenAsync("over idle again ActivationIdle");

        Assert.DoesNotContain("over busy ActivationIdle", Witness.Notes);
        Witness.Open("long");
        await busy;
    }

    [Fact]
    public async Task A_timer_that_keeps_alive_keeps_its_activation_from_collection_and_a_plain_one_does_not()
    {
        var kept = _cluster.Client.GetGrain<ITimerGrain>("kept");
        await kept.StartAsync(_age / 8, _age / 8, TimerKind.KeepingAlive, null);
        await Hold("idle", "a");
        await Witness.SeenAsync("over idle ActivationIdle");
        await Hold("idle again", "a");
        await Witness.SeenAsync("over idle again ActivationIdle");
        Assert.DoesNotContain("over", Witness.Notes);

        await kept.StopAsync();
        await kept.StartAsync(_age / 8, _age / 8, TimerKind.Plain, null);

        await Witness.SeenAsync("over");
    }

    [Fact]
    public async Task A_collected_grain_is_activated_by_the_next_call()
    {
        var grain = _cluster.Client.GetGrain<ILifeGrain>("phoenix");
        var first = await grain.NumberAsync();
        await Witness.SeenAsync("deactivated ActivationIdle");

        Assert.NotEqual(first, await grain.NumberAsync());
    }

    [Fact]
    public async Task A_grain_can_put_its_collection_off()
    {
        await _cluster.Client.GetGrain<ILifeGrain>("needed").StayAsync(TimeSpan.FromMinutes(5));
        await Hold("idle", "a");
        await Witness.SeenAsync("over idle ActivationIdle");
        await Hold("idle again", "a");
        await Witness.SeenAsync("over idle again ActivationIdle");

        Assert.DoesNotContain("deactivated ActivationIdle", Witness.Notes);
    }

    private IGateGrain Gate(string key) => _cluster.Client.GetGrain<IGateGrain>(key, typeof(GateGrain).FullName);

    private Task Hold(string key, string gate)
    {
        Witness.Open(gate);
        return Gate(key).HoldAsync(gate);
    }
}
