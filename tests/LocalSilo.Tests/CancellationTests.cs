using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class CancellationTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private Witness Witness => _cluster.Witness;

    private IErrandGrain Grain => _cluster.Client.GetGrain<IErrandGrain>("a");

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_caller_that_cancels_waits_no_longer_and_the_grain_hears_of_it()
    {
        using var caller = new CancellationTokenSource();
        var call = Grain.RunAsync("errand", caller.Token);
        await Witness.SeenAsync("began errand");

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Witness.SeenAsync("gave up errand");
    }

    [Fact]
    public async Task What_a_grain_registered_with_the_token_runs_on_the_grain_s_scheduler()
    {
        using var caller = new CancellationTokenSource();
        var call = Grain.RunAsync("errand", caller.Token);
        await Witness.SeenAsync("began errand");

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Witness.SeenAsync("cancelled here");
    }

    [Fact]
    public async Task A_cancellation_travels_through_grains()
    {
        using var caller = new CancellationTokenSource();
        var call = Grain.DelegateAsync("b", "errand", caller.Token);
        await Witness.SeenAsync("began errand");

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Witness.SeenAsync("gave up errand");
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_never_begins()
    {
        var first = Grain.RunAsync("first", CancellationToken.None);
        await Witness.SeenAsync("began first");
        using var caller = new CancellationTokenSource();
        var second = Grain.RunAsync("second", caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        Witness.Open("first");
        Witness.Open("third");
        Assert.Equal("done", await first);
        await Grain.RunAsync("third", CancellationToken.None);

        Assert.DoesNotContain("began second", Witness.Notes);
    }

    [Fact]
    public async Task A_call_whose_token_is_cancelled_already_is_not_made()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain.RunAsync("never", new CancellationToken(canceled: true)));

        Assert.Empty(Witness.Notes);
    }

    [Fact]
    public async Task A_token_that_is_not_cancelled_changes_nothing()
    {
        using var caller = new CancellationTokenSource();
        Witness.Open("errand");

        Assert.Equal("done", await Grain.RunAsync("errand", caller.Token));
        await caller.CancelAsync();
    }
}
