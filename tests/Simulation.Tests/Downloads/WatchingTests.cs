using System.Globalization;

namespace OrleansMedia.Simulation.Tests.Downloads;

public sealed class WatchingTests
{
    /// <summary>More of them on request: <c>SIMULATION_SEEDS=100000 dotnet test tests/Simulation.Tests</c>.</summary>
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_SEEDS"), CultureInfo.InvariantCulture, out var seeds) ? seeds : 1000;

    [Fact]
    public void In_every_world_what_is_frozen_is_called_stuck_in_time_and_nothing_else_is_and_each_failure_is_told_once()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Run(seed);
        }
    }

    private static void Run(int seed)
    {
        try
        {
            new World(seed).Run(polls: 500);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
        }
    }
}
