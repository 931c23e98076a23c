using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using OrleansMedia.LocalSilo.Calls;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>The grains of this process. There is no other silo, and none is ever added: a cluster is the other engine.</summary>
internal sealed class LocalEngine : IHostedService, IDisposable
{
    private static readonly TimeSpan _drainMax = TimeSpan.FromSeconds(5);

    // Real time even under a test's clock: a stop waits for threads, not for the world.
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(10);
    private readonly List<ITimer> _timers = [];
    private readonly GrainCatalog _catalog;
    private volatile EnginePhase _phase;

    public LocalEngine(
        IServiceProvider services,
        GrainCatalog catalog,
        Singletons singletons,
        TimeProvider time,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        EngineLog log)
    {
        Services = services;
        Singletons = singletons;
        Time = time;
        Collection = collection.Value;
        Log = log;
        Clock = new TickClock(time, TickFor(messaging.Value.ResponseTimeout, Collection.CollectionQuantum));
        Awaited = new AwaitedCalls(Clock, messaging.Value.ResponseTimeout);
        _catalog = catalog;
        foreach (var grain in catalog.Classes)
        {
            grain.Engine = this;
        }

        Factory = new GrainFactory(this, catalog);
    }

    /// <summary>The services of the host.</summary>
    internal IServiceProvider Services { get; }

    /// <summary>Which of them are the same in every scope.</summary>
    internal Singletons Singletons { get; }

    /// <summary>The clock of everything here.</summary>
    internal TimeProvider Time { get; }

    /// <summary>When activations end.</summary>
    internal GrainCollectionOptions Collection { get; }

    /// <summary>Where the engine speaks to its operator.</summary>
    internal EngineLog Log { get; }

    /// <summary>The coarse clock of timeouts and idle ages.</summary>
    internal TickClock Clock { get; }

    /// <summary>The calls that await an answer.</summary>
    internal AwaitedCalls Awaited { get; }

    /// <summary>The references.</summary>
    internal GrainFactory Factory { get; }

    private IEnumerable<Activation> Activations => _catalog.Classes.SelectMany(grain => grain.Activations);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        Every(Clock.Length, () =>
        {
            Clock.Advance();
            Awaited.Sweep();
        });
        Every(Collection.CollectionQuantum, CollectIdle);
        _phase = EnginePhase.Running;
        Log.Started(_catalog.Classes.Count, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Lets the calls under way end, then ends every activation. Calls from outside are refused from the beginning; calls
    /// of grains to grains still work until the end. The token bounds it all.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_phase != EnginePhase.Running)
        {
            return;
        }

        _phase = EnginePhase.Stopping;
        try
        {
            await DrainAsync(cancellationToken);
            while (!_catalog.Classes.All(grain => grain.IsEmpty))
            {
                // Again and again, because an activation that ends may call grains that are then activated.
                foreach (var activation in Activations.Where(activation => !activation.IsEnding))
                {
                    activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The process is shutting down."), cancellationToken);
                }

                await Task.Delay(_poll, TimeProvider.System, cancellationToken);
            }

            Log.Stopped();
        }
        catch (OperationCanceledException)
        {
            Log.StoppedEarly(Awaited.Count, Activations.Count());
        }

        _phase = EnginePhase.Stopped;
        Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timers.ForEach(timer => timer.Dispose());
        _timers.Clear();
    }

    /// <summary>Sends a call on its way.</summary>
    internal void Send(Call call, CancellationToken cancellation)
    {
        if (_phase != EnginePhase.Running && (_phase != EnginePhase.Stopping || Activation.Here is null))
        {
            call.Reject(new SiloUnavailableException("The grains of this process are not running."));
            return;
        }

        if (!call.Method.IsOneWay)
        {
            Awaited.Add(call);
            if (cancellation.CanBeCanceled)
            {
                call.Cancellation = new CallCancellation(call);
                call.Cancellation.Listen(cancellation);
            }
        }

        call.Recipient.Deliver(call);
    }

    // Fine enough for the shortest limit there is, coarse enough to cost nothing.
    private static TimeSpan TickFor(TimeSpan timeout, TimeSpan quantum)
    {
        var shortest = timeout < quantum ? timeout : quantum;
        var tick = shortest / 32;
        return tick > TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1)
            : tick < TimeSpan.FromMilliseconds(5) ? TimeSpan.FromMilliseconds(5) : tick;
    }

    private void CollectIdle()
    {
        var ticks = Clock.TicksOf(Collection.CollectionAge);
        foreach (var activation in Activations)
        {
            if (activation.IsIdle(Clock.Tick, ticks))
            {
                activation.Post(new IdleCheck(ticks));
            }
        }
    }

    private void Every(TimeSpan period, Action act) => _timers.Add(Time.CreateTimer(_ => act(), null, period, period));

    // What still runs after that is waited for by its own activation, so that a call that hangs does not use up the time
    // that OnDeactivateAsync needs.
    private async Task DrainAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; Awaited.Count > 0 && waited < _drainMax; waited += _poll)
        {
            await Task.Delay(_poll, TimeProvider.System, cancellation);
        }
    }
}
