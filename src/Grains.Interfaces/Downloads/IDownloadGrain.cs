using Orleans.Concurrency;

namespace OrleansMedia.Grains.Interfaces.Downloads;

/// <summary>One download (key: <c>client/item</c>). Owns its progress history and its judgement.</summary>
[Alias("om.IDownloadGrain")]
public interface IDownloadGrain : IGrainWithStringKey
{
    /// <summary>Takes in what its client showed at one read. True where more than its progress changed.</summary>
    [Alias("ObserveAsync")]
    Task<bool> ObserveAsync(DownloadObservation seen);

    /// <summary>Its client does not answer, or is not watched: until it is shown again, nothing is expected of it. True where that was news.</summary>
    [Alias("AwaitClientAsync")]
    Task<bool> AwaitClientAsync(DateTimeOffset at);

    /// <summary>It has left its client, confirmed: tracking ends, the record stays (ruling C33, R80).</summary>
    [Alias("GoneAsync")]
    Task GoneAsync(DateTimeOffset at);

    /// <summary>All that is known; null where there is no such download.</summary>
    [Alias("GetAsync"), ReadOnly]
    Task<DownloadSnapshot?> GetAsync();
}
