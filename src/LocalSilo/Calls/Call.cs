using System.Diagnostics;
using Orleans.Runtime;
using OrleansMedia.LocalSilo.Engine;

namespace OrleansMedia.LocalSilo.Calls;

/// <summary>One call under way: who is called, what travels along, until when an answer is awaited.</summary>
internal abstract class Call(Method method, Recipient recipient) : Turn
{
    private readonly Dictionary<string, object>? _values = RequestContext.Current;
    private readonly Activity? _activity = Activity.Current;

    /// <summary>What is called.</summary>
    internal Method Method { get; } = method;

    /// <summary>Who is called.</summary>
    internal Recipient Recipient { get; } = recipient;

    /// <summary>The caller's wish to cancel, where it gave a token that can be cancelled.</summary>
    internal CallCancellation? Cancellation { get; set; }

    /// <summary>Where it stands among the calls that await an answer.</summary>
    internal AwaitedLink Awaited;

    /// <inheritdoc />
    internal sealed override bool IsReadOnly => Method.IsReadOnly;

    /// <inheritdoc />
    internal sealed override bool IsAlwaysInterleaved => Method.IsAlwaysInterleaved;

    /// <inheritdoc />
    internal sealed override bool IsAbandoned => !Method.IsOneWay && IsAnswered;

    /// <summary>Whether the caller has its answer, be it a timeout.</summary>
    protected abstract bool IsAnswered { get; }

    /// <summary>Puts what travelled along into the execution context.</summary>
    internal void RestoreContext()
    {
        if (_values is not null)
        {
            RequestContext.Current = _values;
        }

        if (_activity is not null)
        {
            Activity.Current = _activity;
        }
    }

    /// <inheritdoc />
    internal sealed override void Forward() => Recipient.Deliver(this);

    /// <inheritdoc />
    internal sealed override void Reject(Exception reason)
    {
        if (Method.IsOneWay)
        {
            Recipient.Engine.Log.OneWayFailed(Method.Name, Recipient.Id, reason);
        }
        else if (TryFail(reason))
        {
            Answered();
        }
    }

    /// <summary>The caller waits no longer. What has begun runs on.</summary>
    internal void TimeOut(TimeSpan limit) => Reject(new TimeoutException(
        $"{Method.Name} of {Recipient.Id} did not answer within {limit}. Whether it has run or still runs is unknown."));

    /// <summary>The caller cancelled.</summary>
    internal void Cancel(CancellationToken token)
    {
        if (TryCancel(token))
        {
            Answered();
        }
    }

    /// <summary>Runs the method on an object that is no activation.</summary>
    internal async Task RunAsync(object target)
    {
        Task work;
        try
        {
            RestoreContext();
            work = Invoke(target, Cancellation?.Begin(null) ?? CancellationToken.None);
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception failure)
        {
            work = Task.FromException(failure);
        }

        Finish(work);
    }

    /// <summary>Calls the method.</summary>
    protected abstract Task Invoke(object target, CancellationToken cancellation);

    /// <summary>Answers with the result of that task, unless there was an answer before.</summary>
    protected abstract bool TrySucceed(Task work);

    /// <summary>Answers with an error, unless there was an answer before.</summary>
    protected abstract bool TryFail(Exception reason);

    /// <summary>Answers that it was cancelled, unless there was an answer before.</summary>
    protected abstract bool TryCancel(CancellationToken token);

    /// <inheritdoc />
    protected sealed override Task Start(Activation activation)
    {
        var token = Cancellation?.Begin(activation) ?? CancellationToken.None;
        if (IsAbandoned)
        {
            return Task.CompletedTask;
        }

        RestoreContext();
        return Invoke(activation.GrainInstance!, token);
    }

    /// <inheritdoc />
    protected sealed override void Finish(Activation activation, Task work) => Finish(work);

    private void Finish(Task work)
    {
        if (Method.IsOneWay)
        {
            if (work.IsFaulted)
            {
                Recipient.Engine.Log.OneWayFailed(Method.Name, Recipient.Id, work.Exception.InnerException!);
            }
        }
        else if (IsAnswered)
        {
            // Timed out or cancelled: nobody listens. Look at the exception so that it does not count as unobserved.
            _ = work.Exception;
        }
        else if (work.IsCompletedSuccessfully ? TrySucceed(work)
            : work.IsCanceled ? TryCancel(new CancellationToken(canceled: true))
            : TryFail(ErrorWire.Outbound(work.Exception!.InnerException!)))
        {
            Answered();
        }
    }

    private void Answered()
    {
        Cancellation?.End();
        Recipient.Engine.Awaited.Remove(this);
    }
}
