namespace OrleansMedia.Bench.Grains;

/// <summary>A grain that owns about what a download owns while nothing happens to it.</summary>
[Alias("bench.download")]
public interface IDownloadLikeGrain : IGrainWithStringKey
{
    /// <summary>Activates it.</summary>
    [Alias("touch")]
    Task TouchAsync();
}
