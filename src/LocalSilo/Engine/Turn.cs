namespace OrleansMedia.LocalSilo.Engine;

/// <summary>A call or a timer callback: what waits for its turn at an activation, runs there, and then lets the next one in.</summary>
internal abstract class Turn : WorkItem
{
    private Activation? _runner;
    private Task? _work;

    /// <summary>Whether this changes nothing, so that others of its kind may run between its awaits.</summary>
    internal abstract bool IsReadOnly { get; }

    /// <summary>Whether this may run between the awaits of everything.</summary>
    internal abstract bool IsAlwaysInterleaved { get; }

    /// <summary>Whether running this counts as use of the activation.</summary>
    internal virtual bool IsUse => true;

    /// <summary>Whether there is nobody left who wants this to start.</summary>
    internal abstract bool IsAbandoned { get; }

    /// <summary>Arrives, or, once its work is done, leaves.</summary>
    internal sealed override void Run(Activation activation)
    {
        if (_work is { } work)
        {
            _work = null;
            Leave(activation, work);
        }
        else
        {
            activation.Arrive(this);
        }
    }

    /// <summary>Starts the work. Called on the scheduler of the activation.</summary>
    internal void Begin(Activation activation)
    {
        Task work;
        var clean = ExecutionContext.Capture()!;
        try
        {
            work = Start(activation);
        }
        catch (Exception failure)
        {
            // A method that is not async throws here instead of returning a failed task: to the caller it is the same.
            work = Task.FromException(failure);
        }

        // What the call brought along, and what the method left behind, is not for the next turn.
        ExecutionContext.Restore(clean);
        if (work.IsCompleted)
        {
            Leave(activation, work);
            Finish(activation, work);
            return;
        }

        _work = work;
        _runner = activation;
        work.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Completed);
    }

    /// <summary>Fails without having run.</summary>
    internal abstract void Reject(Exception reason);

    /// <summary>Goes to the activation that follows one that has ended.</summary>
    internal abstract void Forward();

    /// <summary>The work itself.</summary>
    protected abstract Task Start(Activation activation);

    /// <summary>Tells whoever waits how it went. On any thread.</summary>
    protected abstract void Finish(Activation activation, Task work);

    /// <summary>The turn is over and this is in no queue any more. On the scheduler of the activation.</summary>
    protected virtual void Left(Activation activation)
    {
    }

    // On whatever thread completed the work: the rest goes through the mailbox.
    private void Completed()
    {
        var work = _work!;
        var activation = _runner!;
        activation.Post(this);
        Finish(activation, work);
    }

    private void Leave(Activation activation, Task work)
    {
        activation.Leave(this, work.IsFaulted ? work.Exception.InnerException : null);
        Left(activation);
    }
}
