using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>What one activation owns: the grain object, its scope of services and its timers, each made when first needed.</summary>
internal struct Belongings
{
    private IServiceScope? _scope;
    private TimerSet? _timers;

    /// <summary>The grain object.</summary>
    internal Grain? Grain;

    /// <summary>The services of the scope. Most grains need no scope, and one costs as much memory as they do.</summary>
    internal IServiceProvider Services(IServiceProvider root)
    {
        if (_scope is null)
        {
            var made = root.CreateScope();
            if (Interlocked.CompareExchange(ref _scope, made, null) is not null)
            {
                made.Dispose();
            }
        }

        return _scope.ServiceProvider;
    }

    /// <summary>Starts a timer.</summary>
    internal GrainTimer Add(GrainTimer timer) => LazyInitializer.EnsureInitialized(ref _timers, static () => new TimerSet()).Add(timer);

    /// <summary>Forgets a timer.</summary>
    internal readonly void Remove(GrainTimer timer) => _timers?.Remove(timer);

    /// <summary>Stops all timers.</summary>
    internal readonly void StopTimers() => _timers?.Dispose();

    /// <summary>Disposes of the grain object and the scope.</summary>
    internal readonly async Task ReleaseAsync(Activation owner)
    {
        await DisposeAsync(Grain, owner);
        await DisposeAsync(_scope, owner);
    }

    private static async ValueTask DisposeAsync(object? owned, Activation owner)
    {
        try
        {
            if (owned is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }
            else
            {
                (owned as IDisposable)?.Dispose();
            }
        }
        catch (Exception failure)
        {
            owner.Class.Engine.Log.DeactivationFailed(owner.GrainId, failure);
        }
    }
}
