using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class ActivationTests
{
    [Fact]
    public async Task The_first_call_activates_a_grain_and_later_calls_find_the_same_activation()
    {
        await using var cluster = await GrainCluster.StartAsync();
        var grain = cluster.Client.GetGrain<IJournalGrain>("first");

        Assert.Equal(1, await grain.AddAsync("a"));
        Assert.Equal(2, await cluster.Client.GetGrain<IJournalGrain>("first").AddAsync("b"));
        Assert.Equal(1, await cluster.Client.GetGrain<IJournalGrain>("second").AddAsync("a"));
    }

    [Fact]
    public async Task A_grain_knows_its_key()
    {
        await using var cluster = await GrainCluster.StartAsync();

        Assert.Equal("sab/SABnzbd_nzo_1", await cluster.Client.GetGrain<IJournalGrain>("sab/SABnzbd_nzo_1").KeyAsync());
        Assert.Equal("journal/k", cluster.Client.GetGrain<IJournalGrain>("k").GetGrainId().ToString());
    }

    [Fact]
    public async Task A_grain_that_ended_itself_is_made_anew_by_the_next_call()
    {
        await using var cluster = await GrainCluster.StartAsync();
        var grain = cluster.Client.GetGrain<IJournalGrain>("phoenix");
        var before = await grain.ActivationAsync();

        await grain.EndAsync();

        Assert.NotEqual(before, await grain.ActivationAsync());
    }

    [Fact]
    public async Task Calls_of_many_callers_run_one_at_a_time()
    {
        await using var cluster = await GrainCluster.StartAsync();
        var grain = cluster.Client.GetGrain<IJournalGrain>("busy");

        var counts = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(n => Task.Run(() => grain.AddAsync($"{n}"))));

        Assert.Equal(Enumerable.Range(1, 1_000), counts.Order());
    }
}
