using OrleansMedia.Bench;
using OrleansMedia.Bench.Grains;
using OrleansMedia.Bench.Poll;
using OrleansMedia.Bench.Start;
using OrleansMedia.Bench.Store;
using OrleansMedia.Bench.Track;

Dictionary<string, Func<Task<Result>>> benchmarks = new(StringComparer.Ordinal)
{
    ["grains"] = GrainCalls.RunAsync,
    ["poll"] = PollCycle.RunAsync,
    ["start"] = StartBenchmark.RunAsync,
    ["store"] = StoreBenchmark.RunAsync,
    ["track"] = TrackBenchmark.RunAsync,
};

if (args is not [var name] || !benchmarks.TryGetValue(name, out var run))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project bench -- {string.Join('|', benchmarks.Keys.Order())}");
    return 2;
}

Console.WriteLine((await run()).ToJson(name));
return 0;
