using System.Diagnostics;
using System.Globalization;

namespace OrleansMedia.Storage.Tests.Chaos;

/// <summary>Kills a worker again and again (SIGKILL, at a moment that chance picks) and compares after each kill.</summary>
internal sealed class ChaosRun(string connection)
{
    private readonly Dictionary<int, long> _saved = [];
    private readonly ChaosCheck _check = new();
    private long _polled;

    /// <summary>What was wrong; empty where nothing was.</summary>
    public async Task<IReadOnlyList<string>> KillAsync(int kills, Action<string> tell)
    {
        var found = new List<string>();
        for (var kill = 1; kill <= kills && found.Count == 0; kill++)
        {
            var seed = Environment.TickCount64 + kill;
            found.AddRange(await RunUntilKilledAsync(new Random((int)seed)));
            await using var services = ChaosData.Open(connection);
            found.AddRange((await _check.CompareAsync(services, _saved, _polled)).Select(wrong => $"after kill {kill}: {wrong}"));
            TakeStored();
            if (kill % 25 == 0)
            {
                tell(string.Create(CultureInfo.InvariantCulture, $"{kill} kills, {_saved.Values.Sum()} saves and {_polled} polls acknowledged"));
            }
        }

        return _saved.Count > 0 ? found : ["the worker acknowledged nothing"];
    }

    private async Task<List<string>> RunUntilKilledAsync(Random chance)
    {
        using var worker = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", typeof(ChaosRun).Assembly.Location, "worker", connection])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = worker.StandardError.ReadToEndAsync();
        var wrong = new List<string>();
        var linesLeft = chance.Next(1, 4000);
        if (chance.Next(10) == 0)
        {
            // Now and then while it still opens the database: recovery and migration are killed too.
            worker.WaitForExit(chance.Next(50, 500));
            worker.Kill();
            linesLeft = 0;
        }

        while (await worker.StandardOutput.ReadLineAsync() is { } line)
        {
            Take(line, wrong);
            if (--linesLeft == 0)
            {
                // SIGKILL; what it had already written to the pipe is read on.
                worker.Kill();
            }
        }

        await worker.WaitForExitAsync();
        if (linesLeft > 0)
        {
            wrong.Add($"the worker ended by itself: {await errors}");
        }

        return wrong;
    }

    // What was durable and not yet said counts from here on: the next worker may again be one ahead of it.
    private void TakeStored()
    {
        foreach (var (grain, version) in _check.StoredVersions.Where(one => one.Value > 0))
        {
            _saved[grain] = version;
        }

        _polled = _check.StoredPoll;
    }

    private void Take(string line, List<string> wrong)
    {
        switch (line.Split(' '))
        {
            case ["saved", var grain, var version]:
                _saved[int.Parse(grain, CultureInfo.InvariantCulture)] = long.Parse(version, CultureInfo.InvariantCulture);
                break;
            case ["polled", var poll]:
                _polled = long.Parse(poll, CultureInfo.InvariantCulture);
                break;
            case ["wrong", ..]:
                wrong.Add(line);
                break;
        }
    }
}
