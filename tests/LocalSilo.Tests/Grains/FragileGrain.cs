namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("fragile")]
public sealed class FragileGrain : Grain, IFragileGrain
{
    public FragileGrain() => throw new InvalidOperationException("Too fragile.");

    public Task TouchAsync() => Task.CompletedTask;
}
