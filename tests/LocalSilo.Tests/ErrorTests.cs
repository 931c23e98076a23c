using Orleans.Serialization;
using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class ErrorTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private IErrandGrain Grain => _cluster.Client.GetGrain<IErrandGrain>("a");

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task An_exception_of_the_base_class_library_reaches_the_caller()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Grain.FailAsync("bcl"));

        Assert.Equal("of the base class library", failure.Message);
    }

    [Fact]
    public async Task A_decorated_exception_reaches_the_caller()
    {
        var failure = await Assert.ThrowsAsync<DecoratedException>(() => Grain.FailAsync("decorated"));

        Assert.Equal("can travel", failure.Message);
    }

    [Fact]
    public async Task An_exception_that_is_not_decorated_never_leaves_the_grain() =>
        await Assert.ThrowsAsync<CodecNotFoundException>(() => Grain.FailAsync("undecorated"));

    [Fact]
    public async Task An_exception_that_is_thrown_before_the_first_await_reaches_the_caller_s_await()
    {
        var call = Grain.ThrowAsync();

        await Assert.ThrowsAsync<DecoratedException>(() => call);
    }

    [Fact]
    public async Task A_failure_leaves_the_grain_usable()
    {
        await Assert.ThrowsAsync<DecoratedException>(() => Grain.ThrowAsync());
        _cluster.Witness.Open("errand");

        Assert.Equal("done", await Grain.RunAsync("errand", CancellationToken.None));
    }
}
