using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class ShapeTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private IShapeGrain Grain => _cluster.Client.GetGrain<IShapeGrain>("a");

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Methods_give_back_value_tasks_and_nothing()
    {
        await Grain.NoneAsync();

        Assert.Equal(new ShapeRecord("a", 2), await Grain.RecordAsync(new("a", 1)));
        Assert.Null(await Grain.NullAsync());
    }

    [Fact]
    public async Task All_arguments_arrive_in_their_order()
    {
        var id = Guid.NewGuid();
        var at = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(1));

        Assert.Equal(
            $"1 two {id} {at:O} 00:00:05 x+y True",
            await Grain.ManyAsync(1, "two", id, at, TimeSpan.FromSeconds(5), ["x", "y"], true));
        Assert.True(await Grain.TokenInTheMiddleAsync(1, CancellationToken.None, 2));
        Assert.Equal(7, await Grain.OptionalAsync());
    }
}
