using System.Runtime.CompilerServices;
using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class ObserverTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private Witness Witness => _cluster.Witness;

    private INewsGrain Grain => _cluster.Client.GetGrain<INewsGrain>("a");

    public async Task InitializeAsync() =>
        _cluster = await GrainCluster.StartAsync(new() { ResponseTimeout = TimeSpan.FromSeconds(2) });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_subscriber_hears_what_the_grain_tells_and_mentions()
    {
        var anna = new Subscriber(Witness, "anna");
        await Grain.SubscribeAsync(_cluster.Client.CreateObjectReference<INewsObserver>(anna));

        Assert.Equal(1, await Grain.TellAsync("one"));
        await Grain.MentionAsync("two");

        await Witness.SeenAsync("anna overheard two");
        Assert.Equal(["anna heard one", "anna overheard two"], Witness.Notes);
        GC.KeepAlive(anna);
    }

    [Fact]
    public async Task Calls_to_one_subscriber_run_one_at_a_time_and_in_order()
    {
        var anna = new Subscriber(Witness, "anna");
        await Grain.SubscribeAsync(_cluster.Client.CreateObjectReference<INewsObserver>(anna));
        string[] news = [.. Enumerable.Range(0, 100).Select(n => $"{n}")];

        await Grain.ShoutAsync(news);

        Assert.Equal(1, anna.MostAtOnce);
        Assert.Equal(news.Select(n => $"anna heard {n}"), Witness.Notes);
    }

    [Fact]
    public async Task The_same_subscriber_subscribes_once_and_unsubscribes_for_good()
    {
        var anna = new Subscriber(Witness, "anna");
        var reference = _cluster.Client.CreateObjectReference<INewsObserver>(anna);
        await Grain.SubscribeAsync(reference);
        await Grain.SubscribeAsync(reference);
        await Grain.TellAsync("one");

        await Grain.UnsubscribeAsync(reference);
        await Grain.TellAsync("two");

        Assert.Equal(["anna heard one"], Witness.Notes);
        GC.KeepAlive(anna);
    }

    [Fact]
    public async Task A_subscriber_that_fails_is_dropped_and_the_others_still_hear()
    {
        var anna = new Subscriber(Witness, "anna");
        await Grain.SubscribeAsync(_cluster.Client.CreateObjectReference<INewsObserver>(anna));
        var bert = new QuietSubscriber(Witness);
        await Grain.SubscribeAsync(_cluster.Client.CreateObjectReference<INewsObserver>(bert));

        Assert.Equal(1, await Grain.TellAsync("bad"));

        Assert.Contains("quiet heard bad", Witness.Notes);
        GC.KeepAlive(anna);
        GC.KeepAlive(bert);
    }

    [Fact]
    public async Task A_subscription_that_is_not_renewed_expires()
    {
        var anna = new Subscriber(Witness, "anna");
        await Grain.SubscribeAsync(_cluster.Client.CreateObjectReference<INewsObserver>(anna));

        await Grain.AgeAsync();

        Assert.Equal(0, await Grain.TellAsync("late"));
        Assert.Empty(Witness.Notes);
        GC.KeepAlive(anna);
    }

    [Fact]
    public async Task A_deleted_reference_reaches_nobody()
    {
        var anna = new Subscriber(Witness, "anna");
        var reference = _cluster.Client.CreateObjectReference<INewsObserver>(anna);
        await Grain.SubscribeAsync(reference);

        _cluster.Client.DeleteObjectReference<INewsObserver>(reference);
        await Grain.MentionAsync("lost");
        await Assert.ThrowsAnyAsync<Exception>(() => Grain.ShoutAsync(["lost"]));

        Assert.Empty(Witness.Notes);
        GC.KeepAlive(anna);
    }

    [Fact]
    public async Task A_subscriber_is_held_weakly()
    {
        var weak = await SubscribeAsync();

        // Collecting is the runtime's business, so it may take a few times.
        for (var n = 0; n < 20 && weak.IsAlive; n++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.False(weak.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> SubscribeAsync()
    {
        var anna = new Subscriber(Witness, "anna");
        await Grain.SubscribeAsync(_cluster.Client.CreateObjectReference<INewsObserver>(anna));
        return new(anna);
    }

    private sealed class QuietSubscriber(Witness witness) : INewsObserver
    {
        public Task HearAsync(string news)
        {
            witness.Note($"quiet heard {news}");
            return Task.CompletedTask;
        }

        public void Overhear(string news)
        {
        }
    }
}
