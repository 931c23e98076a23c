namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Tells what its turns run in.</summary>
[Alias("test.context")]
public interface IContextGrain : IGrainWithStringKey
{
    /// <summary>The RequestContext value of that name.</summary>
    [Alias("value")]
    Task<string?> ValueAsync(string name);

    /// <summary>The value of that name as a second grain sees it.</summary>
    [Alias("relay")]
    Task<string?> RelayedValueAsync(string other, string name);

    [Alias("set")]
    Task SetValueAsync(string name, string value);

    /// <summary>What the caller left in an AsyncLocal.</summary>
    [Alias("local")]
    Task<string?> AsyncLocalAsync();

    /// <summary>Sets the AsyncLocal without being an async method, so that nothing undoes it.</summary>
    [Alias("leak")]
    Task LeakAsync(string value);

    /// <summary>The id of the trace that the turn belongs to.</summary>
    [Alias("trace")]
    Task<string?> TraceAsync();

    /// <summary>Whether the scheduler before and after an await is the same and not the thread pool's.</summary>
    [Alias("scheduler")]
    Task<bool> KeepsItsSchedulerAsync();

    /// <summary>The thread that the turn began on, before any await.</summary>
    [Alias("thread")]
    Task<int> ThreadAsync();

    /// <summary>Counts up and down around an await in several tasks of its own; the highest count.</summary>
    [Alias("parallel")]
    Task<int> MostAtOnceAsync(int tasks);

    /// <summary>Blocks its thread until the gate is opened.</summary>
    [Alias("block")]
    Task BlockAsync(string gate);
}
