using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class OneWayTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private Witness Witness => _cluster.Witness;

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task The_caller_of_a_one_way_call_does_not_wait()
    {
        await _cluster.Client.GetGrain<IGateGrain>("a", typeof(GateGrain).FullName).OrderAsync("order");
        await Witness.SeenAsync("began order");
        Assert.DoesNotContain("ended order", Witness.Notes);

        Witness.Open("order");
        await Witness.SeenAsync("ended order");
    }

    [Fact]
    public async Task The_caller_of_a_one_way_call_hears_of_no_error()
    {
        await _cluster.Client.GetGrain<IErrandGrain>("a").FailUnheardAsync();

        await Witness.SeenAsync("failing");
    }
}
