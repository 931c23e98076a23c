namespace OrleansMedia.Bench.Grains;

[GrainType("bench")]
public sealed class BenchGrain : Grain, IBenchGrain
{
    private int _count;

    public Task NothingAsync() => Task.CompletedTask;

    public async Task<int> CountAsync(int by)
    {
        await Task.Yield();
        return _count += by;
    }
}
