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
    private Belongings _own;
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

    /// <summary>Whether it takes on no more calls.</summary>
    internal bool IsEnding => _phase >= ActivationPhase.Ending;

    /// <inheritdoc />
    public GrainId GrainId => new(Class.Name, IdSpan.Create(Key));

    /// <inheritdoc />
    public GrainReference GrainReference => Class.Reference(Key);

    /// <inheritdoc />
    public object? GrainInstance => _own.Grain;

    /// <inheritdoc />
    public IServiceProvider ActivationServices => _own.Services(Class.Engine.Services);

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

    /// <inheritdoc />
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        Post(new Ending(deactivationReason, cancellationToken));

    /// <summary>Registers a timer that ends with this activation.</summary>
    internal IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        _own.Add(new GrainTimer(this, callback, options));

    /// <summary>Forgets a timer that was disposed of.</summary>
    internal void RemoveTimer(GrainTimer timer) => _own.Remove(timer);

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
            _own.StopTimers();
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

    /// <summary>OnActivateAsync has ended well: calls may run.</summary>
    internal void Open()
    {
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
            _own.Grain = Class.Make(this);
            if (Class.HasActivation)
            {
                using var limit = new CancellationTokenSource(Class.Engine.Collection.ActivationTimeout, Class.Engine.Time);
                await _own.Grain.OnActivateAsync(limit.Token).WaitAsync(limit.Token);
            }
        }
        catch (Exception failure)
        {
            Class.Engine.Log.ActivationFailed(GrainId, failure);
            _own.StopTimers();
            await ReleaseAsync();
            while (_turns.Dequeue() is { } turn)
            {
                turn.Reject(ErrorWire.Outbound(failure));
            }

            return;
        }

        // Through the mailbox, because this still runs in the execution context of the first call.
        Post(new Ready());
    }

    private async Task EndAsync()
    {
        var ending = _ending!;
        ending.Begin();
        try
        {
            if (_own.Grain is not null && Class.HasDeactivation)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                using var timer = new CancellationTokenSource(Class.Engine.Collection.DeactivationTimeout, Class.Engine.Time);
                using var link = timer.Token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
                await _own.Grain.OnDeactivateAsync(ending.Reason, limit.Token).WaitAsync(limit.Token);
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
        await _own.ReleaseAsync(this);
        Class.Remove(this);
        _phase = ActivationPhase.Ended;
        Interlocked.MemoryBarrier();
        _deactivated?.TrySetResult();
    }
}
