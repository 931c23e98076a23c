using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Reminders;
using OrleansMedia.Domain.Settings;
using OrleansMedia.Grains.Downloads;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Grains.Interfaces.Downloads;
using OrleansMedia.Grains.Tests.DownloadClients;
using OrleansMedia.LocalSilo.Tests;
using OrleansMedia.Storage;

namespace OrleansMedia.Grains.Tests;

/// <summary>The grains on a real database and a virtual clock, with one scripted client. A second house on the same folder is a restart.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider _storage;
    private readonly GrainCluster _cluster;

    private House(GrainCluster cluster, ServiceProvider storage, ManualClock clock, ScriptedClient client)
    {
        _cluster = cluster;
        _storage = storage;
        Clock = clock;
        Client = client;
    }

    public ManualClock Clock { get; }

    public ScriptedClient Client { get; }

    public IGrainFactory Grains => _cluster.Client;

    public IDownloadClientGrain Sab => Grains.GetGrain<IDownloadClientGrain>("sab");

    public IReminderStore Reminders => _storage.GetRequiredService<IReminderStore>();

    public static DownloadClientInput SabSettings { get; } = new()
    {
        Name = "SABnzbd",
        Kind = "sabnzbd",
        Url = "http://127.0.0.1:8080",
        Secret = "0123456789abcdef",
    };

    public static async Task<House> StartAsync(string folder, ManualClock? clock = null, ScriptedClient? client = null, TrackingSettings? tracking = null)
    {
        clock ??= new ManualClock();
        client ??= new ScriptedClient();
        var storage = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddOrleansMediaStorage(new StorageOptions { Connection = $"sqlite:{Path.Combine(folder, "house.db")}" })
            .BuildServiceProvider();
        var cluster = await GrainCluster.StartAsync(new GrainClusterOptions
        {
            Time = clock,
            GrainAssembly = typeof(DownloadGrain).Assembly,
            Services = services => services
                .AddSingleton(storage.GetRequiredService<Domain.Downloads.IDownloadStore>())
                .AddSingleton(storage.GetRequiredService<IDownloadClientStore>())
                .AddSingleton(storage.GetRequiredService<IActivityStore>())
                .AddSingleton(storage.GetRequiredService<IAccountStore>())
                .AddSingleton(storage.GetRequiredService<IReminderStore>())
                .AddSingleton<IDownloadClientConnector>(client)
                .AddSingleton<ISecretProtector>(new ReversingProtector())
                .AddSingleton(new MonitoringSettings())
                .AddSingleton(tracking ?? new TrackingSettings()),
        });
        return new House(cluster, storage, clock, client);
    }

    public IDownloadGrain Download(string itemId) => Grains.GetGrain<IDownloadGrain>($"sab/{itemId}");

    /// <summary>
    /// Lets time pass in steps of a second, and waits after each until the client was read where that was due. A timer that was set again a
    /// little after its round ended is due a little later: then the clock goes on.
    /// </summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (Clock.GetUtcNow() < end)
        {
            var reads = Client.QueueReads;
            Clock.Advance(TimeSpan.FromSeconds(1));
            var waiting = TimeProvider.System.GetTimestamp();
            await UntilAsync(async () =>
            {
                if (await NextReadAsync() is not { } next || next > Clock.GetUtcNow())
                {
                    return true;
                }

                if (Client.QueueReads == reads && TimeProvider.System.GetElapsedTime(waiting) > TimeSpan.FromMilliseconds(20))
                {
                    Clock.Advance(TimeSpan.FromSeconds(1));
                    waiting = TimeProvider.System.GetTimestamp();
                }

                return false;
            });
        }
    }

    /// <summary>Waits until something is so; 30 s without it are a failure.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(30), "It did not come to pass within 30 s.");
            await Task.Yield();
        }
    }

    public async Task<IReadOnlyList<ActivityEvent>> EventsAsync() =>
        (await _storage.GetRequiredService<IActivityStore>().ReadAfterAsync(0, 10_000, CancellationToken.None)).Events;

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private async Task<DateTimeOffset?> NextReadAsync() => (await Sab.GetAsync())?.NextReadAt;
}
