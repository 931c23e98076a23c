using Orleans.Concurrency;

namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Counts who is inside, and ends now and then.</summary>
[Alias("test.stress")]
public interface IStressGrain : IGrainWithStringKey
{
    /// <summary>Whether this call was alone in its activation, and its activation alone for its key.</summary>
    [Alias("enter")]
    Task<bool> EnterAsync(bool end);

    /// <summary>Runs beside other readers only.</summary>
    [Alias("look")]
    [ReadOnly]
    Task<bool> LookAsync();

    /// <summary>Calls another grain, which calls this one's <see cref="PeekAsync"/>.</summary>
    [Alias("around")]
    Task<bool> AroundAsync(string other);

    [Alias("peek")]
    [AlwaysInterleave]
    Task<bool> PeekAsync();

    [Alias("back")]
    Task<bool> BackAsync(string caller);
}
