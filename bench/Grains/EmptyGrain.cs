namespace OrleansMedia.Bench.Grains;

[GrainType("empty")]
public sealed class EmptyGrain : Grain, IEmptyGrain
{
    public Task TouchAsync() => Task.CompletedTask;
}
