using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_stop_lets_the_calls_under_way_end_and_then_ends_every_activation()
    {
        await using var cluster = await GrainCluster.StartAsync();
        await cluster.Client.GetGrain<ILifeGrain>("idle").NumberAsync();
        var call = cluster.Client.GetGrain<IGateGrain>("a", typeof(GateGrain).FullName).HoldAsync("last");
        await cluster.Witness.SeenAsync("began last");

        var stop = cluster.StopAsync();
        cluster.Witness.Open("last");
        await call;
        await stop;

        Assert.Contains("ended last", cluster.Witness.Notes);
        Assert.Contains("over a ShuttingDown", cluster.Witness.Notes);
        Assert.Contains("deactivated ShuttingDown", cluster.Witness.Notes);
        Assert.Contains("scope ended", cluster.Witness.Notes);
    }

    [Fact]
    public async Task A_call_after_the_stop_is_refused()
    {
        await using var cluster = await GrainCluster.StartAsync();
        var grain = cluster.Client.GetGrain<ILifeGrain>("a");
        await cluster.StopAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => grain.NumberAsync());
        Assert.DoesNotContain("made a", cluster.Witness.Notes);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_ever()
    {
        await using var cluster = await GrainCluster.StartAsync(new() { DeactivationTimeout = TimeSpan.FromSeconds(1) });
        await cluster.Client.GetGrain<ILifeGrain>("deactivates slowly").NumberAsync();

        await cluster.StopAsync().WaitAsync(Witness.Patience);
    }
}
