namespace OrleansMedia.Bench.Grains;

/// <summary>A grain that owns nothing.</summary>
[Alias("bench.empty")]
public interface IEmptyGrain : IGrainWithStringKey
{
    /// <summary>Activates it.</summary>
    [Alias("touch")]
    Task TouchAsync();
}
