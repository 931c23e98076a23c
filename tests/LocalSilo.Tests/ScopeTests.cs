using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class ScopeTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Each_activation_has_one_scope_of_its_own()
    {
        var first = await Life("a").ScopesAsync();
        var second = await Life("b").ScopesAsync();

        Assert.Equal(first, await Life("a").ScopesAsync());
        Assert.NotEqual(first, second);
        Assert.Single(first.Split(' ').Distinct());
    }

    [Fact]
    public async Task The_scope_ends_with_the_activation_after_OnDeactivateAsync()
    {
        await Life("a").EndAsync();
        await _cluster.Witness.SeenAsync("scope ended");

        Assert.Equal(["made a", "activated", "deactivating 1", "deactivated ApplicationRequested", "scope ended"], _cluster.Witness.Notes);
    }

    [Fact]
    public async Task The_constructor_of_a_grain_knows_which_grain_it_makes() =>
        Assert.Equal("sab/1", await Life("sab/1").KeySeenByConstructorAsync());

    private ILifeGrain Life(string key) => _cluster.Client.GetGrain<ILifeGrain>(key);
}
