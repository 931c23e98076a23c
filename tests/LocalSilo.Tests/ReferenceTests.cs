using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class ReferenceTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public void References_to_one_grain_are_equal()
    {
        var first = _cluster.Client.GetGrain<IJournalGrain>("a");

        Assert.Equal(first, _cluster.Client.GetGrain<IJournalGrain>("a"));
        Assert.Equal(first.GetHashCode(), _cluster.Client.GetGrain<IJournalGrain>("a").GetHashCode());
        Assert.NotEqual(first, _cluster.Client.GetGrain<IJournalGrain>("b"));
    }

    [Fact]
    public void References_to_one_observer_are_equal_and_to_two_are_not()
    {
        var anna = new Subscriber(_cluster.Witness, "anna");
        var first = _cluster.Client.CreateObjectReference<INewsObserver>(anna);
        var second = _cluster.Client.CreateObjectReference<INewsObserver>(new Subscriber(_cluster.Witness, "bert"));

        Assert.Equal(first, first.AsReference<INewsObserver>());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_reference_by_type_calls_the_same_grain()
    {
        await _cluster.Client.GetGrain<IJournalGrain>("a").AddAsync("one");

        Assert.Equal(2, await ((IJournalGrain)_cluster.Client.GetGrain(typeof(IJournalGrain), "a")).AddAsync("two"));
    }

    [Fact]
    public void An_interface_that_no_class_implements_has_no_reference() =>
        Assert.ThrowsAny<Exception>(() => _cluster.Client.GetGrain<IOrphanGrain>("a"));
}
