using Orleans.Concurrency;

namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Work that is cancelled or fails.</summary>
[Alias("test.errand")]
public interface IErrandGrain : IGrainWithStringKey
{
    /// <summary>Waits until it is cancelled or the gate is opened.</summary>
    [Alias("run")]
    Task<string> RunAsync(string gate, CancellationToken cancellation);

    /// <summary>Lets another grain run, with its own token.</summary>
    [Alias("delegate")]
    Task<string> DelegateAsync(string other, string gate, CancellationToken cancellation);

    [Alias("fail")]
    Task FailAsync(string how);

    [Alias("fail.oneway")]
    [OneWay]
    Task FailUnheardAsync();

    /// <summary>Fails before its first await, and not as a task.</summary>
    [Alias("throw")]
    Task ThrowAsync();
}
