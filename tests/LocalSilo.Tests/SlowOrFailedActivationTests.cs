using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class SlowOrFailedActivationTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData("fails in its constructor")]
    [InlineData("fails to activate")]
    public async Task A_call_to_a_grain_that_cannot_be_activated_fails_and_the_next_call_tries_anew(string key)
    {
        var grain = _cluster.Client.GetGrain<ILifeGrain>(key);

        await Assert.ThrowsAnyAsync<Exception>(() => grain.NumberAsync());

        Assert.Equal(2, await grain.NumberAsync());
        Assert.DoesNotContain("called 1", _cluster.Witness.Notes);
    }

    [Fact]
    public async Task The_caller_hears_what_the_constructor_threw()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => _cluster.Client.GetGrain<IFragileGrain>("a").TouchAsync());

        Assert.Contains("Too fragile.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_that_could_not_be_activated_leaves_no_scope_behind()
    {
        var grain = _cluster.Client.GetGrain<ILifeGrain>("fails to activate");

        await Assert.ThrowsAnyAsync<Exception>(() => grain.NumberAsync());

        await _cluster.Witness.SeenAsync("scope ended");
    }

    [Fact]
    public async Task What_the_first_call_brought_along_does_not_reach_those_that_waited_with_it()
    {
        var grain = _cluster.Client.GetGrain<ILifeGrain>("activates slowly");
        RequestContext.Set("who", "first");
        var first = grain.ValueAsync("who");
        RequestContext.Clear();
        var second = grain.ValueAsync("who");
        await _cluster.Witness.SeenAsync("made activates slowly");

        _cluster.Witness.Open("activate");

        Assert.Equal("first", await first);
        Assert.Null(await second);
    }

    [Fact]
    public async Task Calls_wait_until_the_activation_is_ready()
    {
        var grain = _cluster.Client.GetGrain<ILifeGrain>("activates slowly");
        var calls = Enumerable.Range(0, 10).Select(_ => grain.NumberAsync()).ToList();
        await _cluster.Witness.SeenAsync("made activates slowly");

        _cluster.Witness.Open("activate");
        await Task.WhenAll(calls);

        Assert.Equal(["made activates slowly", "activated", "called 1"], _cluster.Witness.Notes.Take(3));
    }
}
