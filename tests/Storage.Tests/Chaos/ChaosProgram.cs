using System.Globalization;

namespace OrleansMedia.Storage.Tests.Chaos;

/// <summary>
/// <c>chaos N [CONNECTION]</c> kills a worker N times and compares what is stored with what the worker acknowledged;
/// <c>worker CONNECTION</c> is that worker. Run by tests/chaos.sh and, a few times, by the tests.
/// </summary>
internal static class ChaosProgram
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["worker", var connection]:
                await ChaosWorker.RunAsync(connection);
                return 0;
            case ["chaos", var kills, .. var rest] when int.TryParse(kills, CultureInfo.InvariantCulture, out var count):
                var folder = Directory.CreateTempSubdirectory("orleansmedia-chaos-").FullName;
                try
                {
                    var run = new ChaosRun(rest is [var given] ? given : $"sqlite:{Path.Combine(folder, "chaos.db")}");
                    var found = await run.KillAsync(count, Console.WriteLine);
                    Console.WriteLine(found.Count == 0 ? $"{count} kills: nothing lost, nothing half-written" : string.Join('\n', found));
                    return found.Count == 0 ? 0 : 1;
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }

            default:
                await Console.Error.WriteLineAsync("Usage: chaos N [CONNECTION]");
                return 2;
        }
    }
}
