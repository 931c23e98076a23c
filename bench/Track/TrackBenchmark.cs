using System.Diagnostics;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Bench.Track;

/// <summary>
/// Snapshots per second of processor time that are taken into the histories of many downloads, each judged exactly, and the memory of one download with 50
/// snapshots. Every tenth download is frozen; the check at the end that just those are stuck is part of the run.
/// </summary>
internal static class TrackBenchmark
{
    private const int BarDownloads = 10_000;
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(4);
    private static readonly DateTime _start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TrackingSettings _settings = new();

    public static Task<Result> RunAsync()
    {
        List<object> rows = [];
        var (atBar, bytesAtBar) = (0.0, 0.0);
        foreach (var downloads in (int[])[100, 1_000, BarDownloads, 100_000])
        {
            var (rate, bytes) = Measure(downloads);
            Console.WriteLine($"{downloads:N0} downloads: {rate:N0} snapshots/s, {bytes:N0} bytes per download");
            rows.Add(new { downloads, snapshots_per_second = Math.Round(rate), bytes_per_download = Math.Round(bytes) });
            (atBar, bytesAtBar) = downloads == BarDownloads ? (rate, bytes) : (atBar, bytesAtBar);
        }

        return Task.FromResult(new Result(new Dictionary<string, object>
        {
            ["snapshots_per_second_core"] = Math.Round(atBar),
            ["bytes_per_download"] = Math.Round(bytesAtBar),
            ["rows"] = rows,
        }));
    }

    private static (double Rate, double Bytes) Measure(int downloads)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var tracked = new Tracked[downloads];
        var random = new Random(1);
        for (var i = 0; i < downloads; i++)
        {
            tracked[i].History = new ProgressHistory();
        }

        // Full histories first: what costs most, and what a running system has.
        var round = 0;
        for (; round < 60; round++)
        {
            Record(tracked, round, random.Next(-50, 51));
        }

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)downloads;
        var watch = Stopwatch.StartNew();
        var usedBefore = Environment.CpuUsage.TotalTime;
        long snapshots = 0;
        for (; watch.Elapsed < _measured; round++)
        {
            Record(tracked, round, random.Next(-50, 51));
            snapshots += downloads;
        }

        // Per core: by the processor time of the whole process, its garbage collector included, whatever else the machine does meanwhile.
        var rate = snapshots / (Environment.CpuUsage.TotalTime - usedBefore).TotalSeconds;
        Check(tracked, round);
        return (rate, bytes);
    }

    private static void Record(Tracked[] tracked, int round, int jitterMilliseconds)
    {
        var at = _start + (round * _interval) + TimeSpan.FromMilliseconds(jitterMilliseconds);
        for (var i = 0; i < tracked.Length; i++)
        {
            ref var one = ref tracked[i];
            var moved = i % 10 == 0 ? 0 : (round * 7) % 100_000;
            var snapshot = new ProgressSnapshot(at, 10_000_000_000 - (moved * 100_000L), moved / 1000f, DownloadStatus.Downloading, WaitReason.None);
            var step = ProgressTracker.Record(one.History, one.Anchor, snapshot, _settings);
            (one.Anchor, one.Judgement) = (step.Anchor, step.Judgement);
        }
    }

    // A rate of wrong answers would be worth nothing.
    private static void Check(Tracked[] tracked, int round)
    {
        for (; round < 2_000; round++)
        {
            Record(tracked, round, 0);
        }

        var stuck = tracked.Count(one => one.Judgement == Judgement.Stuck);
        var frozen = (tracked.Length + 9) / 10;
        if (stuck != frozen || tracked.Any(one => one.History.Count != _settings.SnapshotsMax))
        {
            throw new InvalidOperationException($"{stuck} of {tracked.Length} downloads are stuck; {frozen} should be.");
        }
    }

    private struct Tracked
    {
        public ProgressHistory History;
        public ProgressAnchor? Anchor;
        public Judgement Judgement;
    }
}
