namespace OrleansMedia.Bench.Grains;

/// <summary>A grain that does next to nothing, so that the engine is what is measured.</summary>
[Alias("bench.grain")]
public interface IBenchGrain : IGrainWithStringKey
{
    /// <summary>Does nothing.</summary>
    [Alias("nothing")]
    Task NothingAsync();

    /// <summary>Gives up the thread once, then changes memory.</summary>
    [Alias("count")]
    Task<int> CountAsync(int by);
}
