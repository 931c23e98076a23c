using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansMedia.Clients;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Settings;
using OrleansMedia.Grains.Downloads;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;
using OrleansMedia.Lab.Qbittorrent;
using OrleansMedia.Lab.Sabnzbd;
using OrleansMedia.Storage;
#if !ORLEANS_ENGINE
using OrleansMedia.LocalSilo.Hosting;
#endif

namespace OrleansMedia.Bench.Poll;

/// <summary>
/// One whole cycle (queue, history, warnings, traffic) over a client whose service answers in 5 ms: the real client code over loopback,
/// the grains and a durable SQLite. The simulated service runs in the same process; in the warm rounds it sends bytes that it made before.
/// </summary>
internal static class PollCycle
{
    private const int WarmRounds = 25;
    private static readonly TimeSpan _answerTime = TimeSpan.FromMilliseconds(5);

    public static async Task<Result> RunAsync()
    {
        var small = await MeasureAsync(1_000, torrents: false);
        var torrents = await MeasureAsync(1_000, torrents: true);
        var large = await MeasureAsync(100_000, torrents: false);
        return new(new Dictionary<string, object>
        {
            ["seconds_1000"] = small.WarmSeconds,
            ["seconds_1000_cold"] = small.ColdSeconds,
            ["calls_1000"] = small.CallsPerCycle,
            ["cpu_seconds_1000"] = small.WarmCpuSeconds,
            ["seconds_1000_torrents"] = torrents.WarmSeconds,
            ["seconds_1000_torrents_cold"] = torrents.ColdSeconds,
            ["calls_1000_torrents"] = torrents.CallsPerCycle,
            ["seconds_100000"] = large.WarmSeconds,
            ["seconds_100000_cold"] = large.ColdSeconds,
            ["skipped_100000"] = large.Skipped,
            ["resident_mb_100000"] = large.ResidentMegabytes,
        });
    }

    private static async Task<Measured> MeasureAsync(int items, bool torrents)
    {
        var folder = Directory.CreateTempSubdirectory("orleansmedia-poll-");
        var queue = new LabWorld(TimeProvider.System).CreateQueue("poll", torrents ? LabIds.InfoHash : LabIds.Nzo);
        await using LabHttpServer server = torrents ? new QbittorrentServer(queue, new QbittorrentOptions()) : new SabnzbdServer(queue, new SabnzbdOptions());
        await server.StartAsync();
        server.Delay = _answerTime;
        using var host = Build(folder.FullName);
        await host.StartAsync();
        try
        {
            return await MeasureAsync(host.Services, queue, server, InputOf(server), items);
        }
        finally
        {
            await host.StopAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Measured> MeasureAsync(IServiceProvider services, LabQueue queue, LabHttpServer server, DownloadClientInput input, int items)
    {
        var client = services.GetRequiredService<IGrainFactory>().GetGrain<IDownloadClientGrain>("poll");
        Expect(await client.ConfigureAsync(input));
        Expect(await client.PollNowAsync());
        queue.AddMany(items);
        var cold = Stopwatch.StartNew();
        await CycleAsync(client);
        cold.Stop();

        var known = await services.GetRequiredService<IDownloadClientStore>().KnownDownloadsAsync("poll", CancellationToken.None);
        // What is measured is our cycle, not how fast the simulated service writes the same list again.
        server.IsFrozen = true;
        await CycleAsync(client);
        List<double> warm = [];
        List<double> cpu = [];
        server.Calls.Reset();
        for (var i = 0; i < WarmRounds; i++)
        {
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            await CycleAsync(client);
            warm.Add(watch.Elapsed.TotalSeconds);
            cpu.Add((Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        }

        Console.WriteLine(string.Join(", ", server.Calls.ByCall.Select(call => $"{call.Key}: {call.Value}")));
        return new Measured(
            Math.Round(cold.Elapsed.TotalSeconds, 4),
            Math.Round(Median(warm), 4),
            Math.Round(Median(cpu), 4),
            Math.Round((double)server.Calls.Total / WarmRounds, 1),
            items - known.Count,
            Math.Round(Environment.WorkingSet / 1048576.0));
    }

    // A caller waits 30 s at most; the cycle goes on behind it, and its end is seen in the snapshot.
    private static async Task CycleAsync(IDownloadClientGrain client)
    {
        var before = (await client.GetAsync())!.LastReadAt;
        try
        {
            Expect(await client.PollNowAsync());
        }
        catch (TimeoutException)
        {
            while ((await client.GetAsync())!.LastReadAt == before)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private static IHost Build(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging();
        builder.UseOrleans(silo =>
        {
#if ORLEANS_ENGINE
            silo.UseLocalhostClustering();
#else
            silo.AddGrainAssembly(typeof(DownloadGrain).Assembly);
#endif
        });
        builder.Services
            .AddOrleansMediaClients()
            .AddOrleansMediaStorage(new StorageOptions { Connection = $"sqlite:{Path.Combine(folder, "poll.db")}" })
            .AddSingleton<ISecretProtector>(new PlainProtector())

            // The benchmark asks for each cycle itself, so the periods are long.
            .AddSingleton(new MonitoringSettings { QueueSampleSeconds = 3600, PollSeconds = 3600 })
            .AddSingleton(new TrackingSettings());
        return builder.Build();
    }

    private static DownloadClientInput InputOf(LabHttpServer server) => server switch
    {
        SabnzbdServer sabnzbd => new() { Name = "poll", Kind = "sabnzbd", Url = server.Url.ToString(), Secret = sabnzbd.Options.ApiKey },
        QbittorrentServer torrents => new() { Name = "poll", Kind = "qbittorrent", Url = server.Url.ToString(), Username = torrents.Options.User, Secret = torrents.Options.Password },
        _ => throw new ArgumentException("No benchmark is written for this service.", nameof(server)),
    };

    private static void Expect(CommandResult result)
    {
        if (result.Outcome != CommandOutcome.Done)
        {
            throw new InvalidOperationException(result.Message);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed record Measured(double ColdSeconds, double WarmSeconds, double WarmCpuSeconds, double CallsPerCycle, int Skipped, double ResidentMegabytes);

    private sealed class PlainProtector : ISecretProtector
    {
        public string Protect(string secret) => secret;

        public string? Unprotect(string stored) => stored;
    }
}
