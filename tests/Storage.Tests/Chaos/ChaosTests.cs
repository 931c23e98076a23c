using OrleansMedia.Storage.Tests.Databases;

namespace OrleansMedia.Storage.Tests.Chaos;

public sealed class ChaosTests
{
    // A sample; tests/chaos.sh does it hundreds of times.
    private const int Kills = 5;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_killed_process_loses_and_halves_nothing_that_it_acknowledged(Engine engine)
    {
        using var scratch = Scratch.Of(engine);
        Assert.Empty(await new ChaosRun(scratch.Connection).KillAsync(Kills, _ => { }));
    }
}
