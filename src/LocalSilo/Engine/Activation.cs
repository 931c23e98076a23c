using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrleansMedia.LocalSilo.Calls;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>One activation of a grain: its object, its scheduler and its turns. Small while it is idle.</summary>
internal sealed class Activation(GrainClass @class, string key) : Mailbox, IGrainContext
{
    private TurnQueue _turns;
    private volatile ActivationPhase _phase;
    private bool _isPumping;
    private int _lastUse = @class.Engine.Clock.Tick;
    private int _keepUntil = int.MinValue;
    private Grain? _grain;
    private IServiceScope? _scope;
    private TimerSet? _timers;
    private Ending? _ending;
    private TaskCompletionSource? _deactivated;

    /// <summary>The activation whose turn this thread is running, if any.</summary>
    internal static Activation? Here => Running as Activation;

    /// <summary>The class that the grain is of.</summary>
    internal GrainClass Class { get; } = @class;

    /// <summary>The key of the grain.</summary>
    internal string Key { get; } = key;

    /// <summary>Whether it is over, so that a caller must look for the next one.</summary>
    internal bool HasEnded => _phase == ActivationPhase.Ended;

    /// <inheritdoc />
    public GrainId GrainId => new(Class.Name, IdSpan.Create(Key));

    /// <inheritdoc />
    public GrainReference GrainReference => Class.Reference(Key);

    /// <inheritdoc />
    public object? GrainInstance => _grain;

    /// <inheritdoc />
    public IServiceProvider ActivationServices => Scope.ServiceProvider;

    /// <inheritdoc />
    public Task Deactivated
    {
        get
        {
            var source = _deactivated;
            if (source is null)
            {
                var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                source = Interlocked.CompareExchange(ref _deactivated, made, null) ?? made;
            }

            if (HasEnded)
            {
                source.TrySetResult();
            }

            return source.Task;
        }
    }

    /// <inheritdoc />
    protected override Activation Owner => this;

    // Made on first use: most grains need no scope of their own, and one costs as much memory as they do.
    private IServiceScope Scope
    {
        get
        {
            if (_scope is null)
            {
                var made = Class.Engine.Services.CreateScope();
                if (Interlocked.CompareExchange(ref _scope, made, null) is not null)
                {
                    made.Dispose();
                }
            }

            return _scope;
        }
    }

    /// <inheritdoc />
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        Post(new Ending(deactivationReason, cancellationToken));

    /// <summary>Registers a timer that ends with this activation.</summary>
    internal IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timers = LazyInitializer.EnsureInitialized(ref _timers, static () => new TimerSet());
        return timers.Add(new GrainTimer(this, callback, options));
    }

    /// <summary>Forgets a timer that was disposed of.</summary>
    internal void RemoveTimer(GrainTimer timer) => _timers?.Remove(timer);

    /// <summary>Keeps idle collection away for at least that long.</summary>
    internal void DelayCollection(TimeSpan time) =>
        _keepUntil = time < TimeSpan.Zero ? int.MinValue : Class.Engine.Clock.Tick + Class.Engine.Clock.TicksOf(time);

    /// <summary>Whether nobody has used this for that many ticks of the engine's clock.</summary>
    internal bool IsIdle(int now, int ticks) =>
        _phase == ActivationPhase.Active && _turns.IsEmpty && now - _lastUse > ticks && now >= _keepUntil;

    /// <summary>A turn has come.</summary>
    internal void Arrive(Turn turn)
    {
        switch (_phase)
        {
            case ActivationPhase.Active when _turns.MayBegin(turn, Class.IsReentrant):
                Start(turn);
                break;
            case ActivationPhase.Ended:
                turn.Forward();
                break;
            case ActivationPhase.New:
                _turns.Enqueue(turn);
                _phase = ActivationPhase.Beginning;
                _ = BeginAsync(turn);
                break;
            default:
                _turns.Enqueue(turn);
                break;
        }
    }

    /// <summary>A turn has ended, with that failure if any.</summary>
    internal void Leave(Turn turn, Exception? failure)
    {
        _turns.Leave(turn);
        if (turn.IsUse)
        {
            _lastUse = Class.Engine.Clock.Tick;
        }

        if (failure is InconsistentStateException { IsSourceActivation: true } lost)
        {
            lost.IsSourceActivation = false;
            End(new Ending(new(DeactivationReasonCode.ApplicationError, lost, "Someone else wrote the state first."), CancellationToken.None));
        }

        if (!_isPumping)
        {
            Pump();
        }
    }

    /// <summary>Ends this activation once the turns under way have ended. What waits goes to the next activation.</summary>
    internal void End(Ending ending)
    {
        if (_phase is ActivationPhase.Ending or ActivationPhase.Ended)
        {
            return;
        }

        _ending ??= ending;
        if (_phase == ActivationPhase.New)
        {
            _phase = ActivationPhase.Ending;
            _ = EndAsync();
        }
        else if (_phase == ActivationPhase.Active)
        {
            _phase = ActivationPhase.Ending;
            _timers?.Dispose();
            if (_turns.Running == 0)
            {
                _ = EndAsync();
            }
            else
            {
                ending.Limit(this);
            }
        }
    }

    /// <summary>Ends now, although turns that should have ended still run.</summary>
    internal void EndNow(Ending ending)
    {
        if (ReferenceEquals(_ending, ending) && _phase == ActivationPhase.Ending && !ending.HasBegun)
        {
            _ = EndAsync();
        }
    }

    private void Start(Turn turn)
    {
        _turns.Enter(turn);
        if (turn.IsUse)
        {
            _lastUse = Class.Engine.Clock.Tick;
        }

        turn.Begin(this);
    }

    private void Pump()
    {
        _isPumping = true;
        while (_phase == ActivationPhase.Active && _turns.DequeueRunnable(Class.IsReentrant) is { } turn)
        {
            if (!turn.IsAbandoned)
            {
                Start(turn);
            }
        }

        _isPumping = false;
        if (_phase == ActivationPhase.Ending && _turns.Running == 0 && _ending is { HasBegun: false })
        {
            _ = EndAsync();
        }
    }

    private async Task BeginAsync(Turn first)
    {
        try
        {
            (first as Call)?.RestoreContext();
            _grain = Class.Make(this);
            if (Class.HasActivation)
            {
                using var limit = new CancellationTokenSource(Class.Engine.Collection.ActivationTimeout, Class.Engine.Time);
                await _grain.OnActivateAsync(limit.Token).WaitAsync(limit.Token);
            }
        }
        catch (Exception failure)
        {
            Class.Engine.Log.ActivationFailed(GrainId, failure);
            _timers?.Dispose();
            await ReleaseAsync();
            while (_turns.Dequeue() is { } turn)
            {
                turn.Reject(ErrorWire.Outbound(failure));
            }

            return;
        }

        _phase = ActivationPhase.Active;
        _lastUse = Class.Engine.Clock.Tick;
        if (_ending is { } ending)
        {
            End(ending);
        }
        else
        {
            Pump();
        }
    }

    private async Task EndAsync()
    {
        var ending = _ending!;
        ending.Begin();
        try
        {
            if (_grain is not null && Class.HasDeactivation)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                using var timer = new CancellationTokenSource(Class.Engine.Collection.DeactivationTimeout, Class.Engine.Time);
                using var link = timer.Token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
                await _grain.OnDeactivateAsync(ending.Reason, limit.Token).WaitAsync(limit.Token);
            }
        }
        catch (Exception failure)
        {
            Class.Engine.Log.DeactivationFailed(GrainId, failure);
        }

        await ReleaseAsync();
        while (_turns.Dequeue() is { } turn)
        {
            turn.Forward();
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            switch (_grain)
            {
                case IAsyncDisposable grain:
                    await grain.DisposeAsync();
                    break;
                case IDisposable grain:
                    grain.Dispose();
                    break;
            }

            switch (_scope)
            {
                case IAsyncDisposable scope:
                    await scope.DisposeAsync();
                    break;
                case { } scope:
                    scope.Dispose();
                    break;
            }
        }
        catch (Exception failure)
        {
            Class.Engine.Log.DeactivationFailed(GrainId, failure);
        }

        Class.Remove(this);
        _phase = ActivationPhase.Ended;
        Interlocked.MemoryBarrier();
        _deactivated?.TrySetResult();
    }
}
