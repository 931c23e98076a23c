using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Storage.Live;
using OrleansMedia.Storage.Tests.Databases;
using OrleansMedia.Storage.Tests.Downloads;

namespace OrleansMedia.Storage.Tests.Live;

public sealed class ChangeFeedTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_commit_is_signalled_with_its_topics(Engine engine)
    {
        using var store = Store.Empty(engine);
        using var heard = new BlockingCollection<ChangeTopics>();
        var before = store.Changes.Version(ChangeTopics.Downloads);
        using var subscription = store.Changes.Subscribe(heard.Add);

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), events: [Some.Event()]));

        HearUntil(heard, ChangeTopics.Downloads | ChangeTopics.Activity);
        Assert.True(store.Changes.Version(ChangeTopics.Downloads) > before);
    }

    [Fact]
    public async Task A_conflict_signals_nothing()
    {
        using var store = Store.Empty(Engine.Sqlite);
        await store.Downloads.SaveAsync(Some.Save(Some.Download()));
        using var heard = new BlockingCollection<ChangeTopics>();
        var before = store.Changes.Version(ChangeTopics.Downloads);
        using var subscription = store.Changes.Subscribe(heard.Add);

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 0));
        Assert.Equal(before, store.Changes.Version(ChangeTopics.Downloads));
        await store.Clients.SaveAsync(Some.Save(Some.Client()));

        Assert.True(heard.TryTake(out var first, _patience));
        Assert.Equal(ChangeTopics.DownloadClients, first);
    }

    [Fact]
    public async Task A_subscriber_that_blocks_or_throws_harms_neither_the_writer_nor_others()
    {
        using var store = Store.Empty(Engine.Sqlite);
        using var release = new ManualResetEventSlim();
        using var heard = new BlockingCollection<ChangeTopics>();
        using var throwing = store.Changes.Subscribe(_ => throw new InvalidOperationException("no"));
        using var blocking = store.Changes.Subscribe(_ => release.Wait());
        using var subscription = store.Changes.Subscribe(heard.Add);

        for (var version = 0; version < 50; version++)
        {
            Assert.False((await store.Downloads.SaveAsync(Some.Save(Some.Download(), version))).IsConflict);
            Assert.True(heard.TryTake(out _, _patience));
        }

        release.Set();
    }

    [Fact]
    public async Task Signals_that_come_while_a_subscriber_is_busy_come_as_one_and_none_is_lost()
    {
        using var store = Store.Empty(Engine.Sqlite);
        using var entered = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        using var heard = new BlockingCollection<ChangeTopics>();
        using var subscription = store.Changes.Subscribe(topics =>
        {
            entered.Release();
            release.Wait();
            heard.Add(topics);
        });

        await store.Activity.AppendAsync([Some.Event()]);
        Assert.True(await entered.WaitAsync(_patience));
        await store.Clients.SaveAsync(Some.Save(Some.Client()));
        await store.Downloads.SaveAsync(Some.Save(Some.Download()));
        release.Release(2);

        Assert.True(heard.TryTake(out var first, _patience));
        Assert.True(heard.TryTake(out var second, _patience));
        Assert.Equal(ChangeTopics.Activity, first);
        Assert.True(second.HasFlag(ChangeTopics.DownloadClients));
    }

    [Fact]
    public async Task After_it_is_disposed_a_subscription_hears_nothing()
    {
        using var store = Store.Empty(Engine.Sqlite);
        using var heard = new BlockingCollection<ChangeTopics>();
        using var other = new BlockingCollection<ChangeTopics>();
        var subscription = store.Changes.Subscribe(heard.Add);
        using var beside = store.Changes.Subscribe(other.Add);
        subscription.Dispose();

        await store.Activity.AppendAsync([Some.Event()]);

        Assert.True(other.TryTake(out _, _patience));
        Assert.Empty(heard);
    }

    [PostgresFact]
    public async Task On_PostgreSQL_another_silo_hears_of_a_commit()
    {
        using var store = Store.Empty(Engine.Postgres);
        await using var otherSilo = store.OpenBeside();
        using var heard = new BlockingCollection<ChangeTopics>();
        using var subscription = otherSilo.GetRequiredService<ChangeFeed>().Subscribe(heard.Add);

        // It listens when its first signal, for all topics, has come.
        HearUntil(heard, ChangeTopics.Downloads | ChangeTopics.DownloadClients | ChangeTopics.Activity);
        await store.Clients.SaveAsync(Some.Save(Some.Client()));

        HearUntil(heard, ChangeTopics.DownloadClients);
        Assert.NotNull(await otherSilo.GetRequiredService<IDownloadClientStore>().LoadAsync("sab", default));
    }

    private static void HearUntil(BlockingCollection<ChangeTopics> heard, ChangeTopics wanted)
    {
        var all = ChangeTopics.None;
        while (!all.HasFlag(wanted))
        {
            Assert.True(heard.TryTake(out var topics, _patience), $"heard {all}, waited for {wanted}");
            all |= topics;
        }
    }
}
