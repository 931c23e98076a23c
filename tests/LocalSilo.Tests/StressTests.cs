using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class StressTests
{
    private const int Callers = 32;
    private const int CallsEach = 1_500;
    private const int Keys = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_call_is_answered_once_and_alone_while_activations_come_and_go(int seed)
    {
        await using var cluster = await GrainCluster.StartAsync();

        var broken = await Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(() => CallAsync(new Random((seed * 1_000) + n))))
            .ToList()).WaitAsync(Witness.Patience * 4);

        Assert.Equal(0, broken.Sum());

        async Task<int> CallAsync(Random random)
        {
            var bad = 0;
            for (var n = 0; n < CallsEach; n++)
            {
                // Callers round about are of other keys than those they call, so that no two wait for each other.
                var grain = cluster.Client.GetGrain<IStressGrain>($"{random.Next(Keys)}");
                var alone = await (random.Next(10) switch
                {
                    0 => cluster.Client.GetGrain<IStressGrain>($"around {random.Next(Keys)}").AroundAsync($"{random.Next(Keys)}"),
                    1 => grain.EnterAsync(end: true),
                    < 6 => grain.LookAsync(),
                    _ => grain.EnterAsync(end: false),
                });
                bad += alone ? 0 : 1;
            }

            return bad;
        }
    }
}
