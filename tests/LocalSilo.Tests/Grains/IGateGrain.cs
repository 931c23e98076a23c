using Orleans.Concurrency;

namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Turns that begin, wait at a gate that the test opens, and end.</summary>
[Alias("test.gate")]
public interface IGateGrain : IGrainWithStringKey
{
    [Alias("hold")]
    Task HoldAsync(string gate);

    [Alias("read")]
    [ReadOnly]
    Task ReadAsync(string gate);

    [Alias("peek")]
    [AlwaysInterleave]
    Task PeekAsync(string gate);

    [Alias("order")]
    [OneWay]
    Task OrderAsync(string gate);

    /// <summary>Holds a gate of another grain, which calls back to this one's <see cref="HoldAsync"/>.</summary>
    [Alias("ask")]
    Task AskToCallBackAsync(string other, string gate);

    [Alias("call")]
    Task CallBackAsync(IGateGrain caller, string gate);

    [Alias("end")]
    Task EndAndHoldAsync(string gate);
}
