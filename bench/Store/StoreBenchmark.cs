using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage;

namespace OrleansMedia.Bench.Store;

/// <summary>
/// Durable saves per second (state, list row, progress ring and event in one transaction) from 64 concurrent grains through the store on
/// SQLite, beside the same statements run bare on one thread with their values made beforehand: one save per commit, and 64 per commit.
/// Each has a database of its own with 10,000 downloads. Rounds take turns; the result is the median.
/// </summary>
internal static class StoreBenchmark
{
    private const int Grains = 64;
    private const int Downloads = 10_000;
    private const int Rounds = 7;
    private static readonly TimeSpan _round = TimeSpan.FromSeconds(3);

    public static async Task<Result> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("orleansmedia-bench-store-").FullName;
        try
        {
            var storePath = Path.Combine(folder, "store.db");
            await FillAsync(storePath);
            var singlePath = Path.Combine(folder, "single.db");
            var batchedPath = Path.Combine(folder, "batched.db");
            File.Copy(storePath, singlePath);
            File.Copy(storePath, batchedPath);

            await using var services = Open(storePath);
            var store = services.GetRequiredService<IDownloadStore>();
            using var single = new RawSaves(singlePath, Grains);
            using var batched = new RawSaves(batchedPath, Grains);
            var grains = Enumerable.Range(0, Grains).Select(i => new SavingGrain(store, i)).ToArray();

            var (saves, singles, batches) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = -1; round < Rounds; round++)
            {
                var rates = (await StoreRateAsync(grains), single.Rate(1, _round), batched.Rate(Grains, _round));
                Console.WriteLine($"store {rates.Item1:N0}/s, raw single {rates.Item2:N0}/s, raw batched {rates.Item3:N0}/s{(round < 0 ? " (to warm up)" : "")}");
                if (round >= 0)
                {
                    saves.Add(rates.Item1);
                    singles.Add(rates.Item2);
                    batches.Add(rates.Item3);
                }
            }

            return new(new Dictionary<string, object>
            {
                ["saves_per_second"] = Math.Round(Median(saves)),
                ["raw_single_per_second"] = Math.Round(Median(singles)),
                ["raw_batched_per_second"] = Math.Round(Median(batches)),
                ["ratio"] = Math.Round(Median(saves) / Median(batches), 3),
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string path)
    {
        await using var services = Open(path);
        var store = services.GetRequiredService<IDownloadStore>();
        foreach (var chunk in Enumerable.Range(0, Downloads).Chunk(500))
        {
            await Task.WhenAll(chunk.Select(i => store.SaveAsync(SavedDownload.Make(i, 0))));
        }
    }

    private static ServiceProvider Open(string path) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddOrleansMediaStorage(new StorageOptions { Connection = $"sqlite:{path}" })
        .BuildServiceProvider();

    private static async Task<double> StoreRateAsync(SavingGrain[] grains)
    {
        using var end = new CancellationTokenSource(_round);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(grains.Select(grain => Task.Run(() => grain.SaveUntilAsync(end.Token))));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
