using Orleans.Storage;
using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class InconsistentStateTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_grain_that_lets_a_lost_race_escape_is_made_anew()
    {
        var grain = Life("loser");

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.LoseRaceAsync());

        Assert.Equal(2, await grain.NumberAsync());
        Assert.Contains("deactivated ApplicationError", _cluster.Witness.Notes);
    }

    [Fact]
    public async Task A_grain_that_passes_on_the_lost_race_of_another_one_stays()
    {
        await Assert.ThrowsAsync<InconsistentStateException>(() => Life("other").PassErrorOnAsync("loser"));

        Assert.Equal(2, await Life("loser").NumberAsync());
        Assert.Equal(1, await Life("other").NumberAsync());
    }

    private ILifeGrain Life(string key) => _cluster.Client.GetGrain<ILifeGrain>(key);
}
