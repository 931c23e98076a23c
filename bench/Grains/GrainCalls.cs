using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Settings;
using OrleansMedia.Grains.Downloads;
using OrleansMedia.Grains.Interfaces.Downloads;
#if !ORLEANS_ENGINE
using OrleansMedia.LocalSilo.Hosting;
#endif

namespace OrleansMedia.Bench.Grains;

/// <summary>
/// Calls per second with many callers, and bytes per idle activation. The host has its defaults: a response timeout on
/// every call, idle collection running; half of the callers send a RequestContext along. An idle download is one that was loaded
/// with its state and a full ring of progress and asked once; what its client showed at the last read is not part of it.
/// </summary>
internal static class GrainCalls
{
    private const int Callers = 256;
    private const int Activations = 100_000;
    private const int Downloads = 20_000;
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(8);

    public static async Task<Result> RunAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging();
        builder.UseOrleans(silo =>
        {
#if ORLEANS_ENGINE
            silo.UseLocalhostClustering();
#else
            silo.AddGrainAssembly(typeof(GrainCalls).Assembly);
            silo.AddGrainAssembly(typeof(DownloadGrain).Assembly);
#endif
            silo.Services.AddSingleton<IDownloadStore, MadeUpDownloadStore>();
            silo.Services.AddSingleton(new TrackingSettings());
        });
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();

        var calls = await RateAsync(grains, static grain => grain.NothingAsync());
        var stateCalls = await RateAsync(grains, static grain => grain.CountAsync(1));
        var empty = await BytesAsync(Activations, key => grains.GetGrain<IEmptyGrain>(key).TouchAsync());
        var download = await BytesAsync(Downloads, key => grains.GetGrain<IDownloadGrain>(key).GetAsync());
        await host.StopAsync();
        return new(new Dictionary<string, object>
        {
            ["calls_per_second"] = Math.Round(calls),
            ["state_calls_per_second"] = Math.Round(stateCalls),
            ["bytes_per_activation"] = Math.Round(empty),
            ["bytes_per_download_activation"] = Math.Round(download),
        });
    }

    private static async Task<double> RateAsync(IGrainFactory grains, Func<IBenchGrain, Task> call)
    {
        await RateAsync(grains, call, _warmUp);
        var busy = Environment.CpuUsage.TotalTime;
        var rate = await RateAsync(grains, call, _measured);
        var cores = (Environment.CpuUsage.TotalTime - busy) / _measured;
        Console.WriteLine($"{rate:N0} calls/s on {cores:F2} cores");
        return rate;
    }

    private static async Task<double> RateAsync(IGrainFactory grains, Func<IBenchGrain, Task> call, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(() => CallAsync(grains.GetGrain<IBenchGrain>($"{n}"), n))));
        return counts.Sum() / watch.Elapsed.TotalSeconds;

        async Task<long> CallAsync(IBenchGrain grain, int caller)
        {
            if (caller % 2 == 0)
            {
                RequestContext.Set("caller", caller);
            }

            long count = 0;
            while (!end.IsCancellationRequested)
            {
                await call(grain);
                count++;
            }

            return count;
        }
    }

    private static async Task<double> BytesAsync(int count, Func<string, Task> activate)
    {
        // The first ones pay for code and tables that all share.
        await ActivateAsync(activate, "client/warm", 1_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await ActivateAsync(activate, "client/SABnzbd_nzo", count);
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        Console.WriteLine($"{bytes:N0} bytes per activation");
        return bytes;
    }

    private static async Task ActivateAsync(Func<string, Task> activate, string prefix, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(1_000))
        {
            await Task.WhenAll(chunk.Select(n => activate($"{prefix}_{n}")));
        }
    }
}
