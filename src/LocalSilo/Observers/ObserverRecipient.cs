using Orleans.Runtime;
using OrleansMedia.LocalSilo.Calls;
using OrleansMedia.LocalSilo.Engine;

namespace OrleansMedia.LocalSilo.Observers;

/// <summary>A local object that grains call. Held weakly; its calls run one at a time, on the thread pool.</summary>
internal sealed class ObserverRecipient(LocalEngine engine, object observer) : Recipient
{
    private static long _lastNumber;
    private readonly WeakReference<object> _observer = new(observer);
    private readonly Queue<Call> _waiting = new();
    private bool _isRunning;
    private bool _isDeleted;

    /// <inheritdoc />
    internal override LocalEngine Engine => engine;

    /// <inheritdoc />
    internal override GrainId Id { get; } = GrainId.Create("sys.client.observer", Interlocked.Increment(ref _lastNumber).ToString());

    /// <inheritdoc />
    internal override void Deliver(Call call)
    {
        lock (_waiting)
        {
            if (_isDeleted || !_observer.TryGetTarget(out _))
            {
                // As in Orleans the call is lost: a caller that awaits it runs into its timeout.
                engine.Log.ObserverGone(Id, call.Method.Name);
                return;
            }

            _waiting.Enqueue(call);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.RunAsync(), this, preferLocal: false);
    }

    /// <summary>No call reaches the object any more.</summary>
    internal void Delete()
    {
        lock (_waiting)
        {
            _isDeleted = true;
            _waiting.Clear();
        }
    }

    private async Task RunAsync()
    {
        while (Next() is { } call)
        {
            if (call.IsAbandoned || !_observer.TryGetTarget(out var target))
            {
                continue;
            }

            await call.RunAsync(target).ConfigureAwait(false);
        }
    }

    private Call? Next()
    {
        lock (_waiting)
        {
            _isRunning = _waiting.TryDequeue(out var call);
            return call;
        }
    }
}
