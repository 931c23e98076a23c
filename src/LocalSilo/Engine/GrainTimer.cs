using Orleans.Runtime;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>A timer whose callback is a turn like any other. The next period begins when the callback has ended.</summary>
internal sealed class GrainTimer : Turn, IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _isTicking;
    private bool _isChanged;

    internal GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, nameof(options.DueTime));
        Check(options.Period, nameof(options.Period));
        _activation = activation;
        _callback = callback;
        _options = options;
        _dueTime = options.DueTime;
        _period = options.Period;

        // Callbacks run in the activation's own execution context, not in that of the call which made the timer.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _timer = activation.Class.Engine.Time.CreateTimer(
                static timer => ((GrainTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc />
    internal override bool IsReadOnly => false;

    /// <inheritdoc />
    internal override bool IsAlwaysInterleaved => _options.Interleave;

    /// <inheritdoc />
    internal override bool IsUse => _options.KeepAlive;

    /// <inheritdoc />
    internal override bool IsAbandoned => _stopped.IsCancellationRequested;

    /// <inheritdoc />
    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopped.IsCancellationRequested, this);
            _dueTime = dueTime;
            _period = period;
            _isChanged = true;
            if (!_isTicking)
            {
                Schedule(dueTime);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopped.IsCancellationRequested)
            {
                return;
            }

            _timer.Dispose();
        }

        _activation.RemoveTimer(this);
        try
        {
            _stopped.Cancel();
        }
        catch (AggregateException failure)
        {
            _activation.Class.Engine.Log.CancellationCallbackFailed(_activation.GrainId, failure);
        }
    }

    /// <summary>Begins to wait for the due time.</summary>
    internal void Start() => Schedule(_dueTime);

    /// <inheritdoc />
    internal override void Reject(Exception reason)
    {
    }

    /// <inheritdoc />
    internal override void Forward()
    {
    }

    /// <inheritdoc />
    protected override Task Start(Activation activation) =>
        _stopped.IsCancellationRequested ? Task.CompletedTask : _callback(_stopped.Token);

    /// <inheritdoc />
    protected override void Finish(Activation activation, Task work)
    {
        if (work.IsFaulted)
        {
            activation.Class.Engine.Log.TimerFailed(activation.GrainId, work.Exception.InnerException!);
        }
    }

    /// <inheritdoc />
    protected override void Left(Activation activation)
    {
        lock (_gate)
        {
            _isTicking = false;
            if (!_stopped.IsCancellationRequested)
            {
                Schedule(_isChanged ? _dueTime : _period);
            }
        }
    }

    private static void Check(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        }
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (_isTicking || _stopped.IsCancellationRequested)
            {
                return;
            }

            _isTicking = true;
            _isChanged = false;
        }

        _activation.Post(this);
    }

    private void Schedule(TimeSpan time) => _timer.Change(time, Timeout.InfiniteTimeSpan);
}
