using System.Diagnostics;

namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("context")]
public sealed class ContextGrain(Witness witness) : Grain, IContextGrain
{
    /// <summary>What a test sets on its side.</summary>
    public static AsyncLocal<string?> Ambient { get; } = new();

    public Task<string?> ValueAsync(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public Task<string?> RelayedValueAsync(string other, string name) => GrainFactory.GetGrain<IContextGrain>(other).ValueAsync(name);

    public Task SetValueAsync(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }

    public Task<string?> AsyncLocalAsync() => Task.FromResult(Ambient.Value);

    public Task LeakAsync(string value)
    {
        Ambient.Value = value;
        return Task.CompletedTask;
    }

    public Task<string?> TraceAsync() => Task.FromResult(Activity.Current?.TraceId.ToString());

    public async Task<bool> KeepsItsSchedulerAsync()
    {
        var before = TaskScheduler.Current;
        await Task.Run(() => { });
        return ReferenceEquals(before, TaskScheduler.Current) && !ReferenceEquals(before, TaskScheduler.Default);
    }

    public Task<int> ThreadAsync() => Task.FromResult(Environment.CurrentManagedThreadId);

    public async Task<int> MostAtOnceAsync(int tasks)
    {
        var now = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(_ => Task.Factory.StartNew(
            () =>
            {
                most = Math.Max(most, ++now);
                Thread.SpinWait(1_000);
                now--;
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            TaskScheduler.Current)));
        return most;
    }

    public Task BlockAsync(string gate)
    {
        witness.PassAsync(gate).Wait(Witness.Patience);
        witness.Note("unblocked");
        return Task.CompletedTask;
    }
}
