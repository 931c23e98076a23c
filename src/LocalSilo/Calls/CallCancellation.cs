using System.Diagnostics.CodeAnalysis;
using OrleansMedia.LocalSilo.Engine;

namespace OrleansMedia.LocalSilo.Calls;

/// <summary>
/// Carries a caller's cancellation to the callee: the caller's task ends at once, and the callee's own token is cancelled
/// on the callee's scheduler, so that neither runs code of the other on its stack.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A source without a timer or a wait handle holds nothing, and the callee may use its token for longer than the call.")]
internal sealed class CallCancellation
{
    private readonly Call _call;
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _registration;
    private Activation? _runner;
    private bool _hasBegun;

    internal CallCancellation(Call call)
    {
        _call = call;
    }

    /// <summary>Listens to the caller's token.</summary>
    internal void Listen(CancellationToken token) =>
        _registration = token.UnsafeRegister(static (self, token) => ((CallCancellation)self!).Cancel(token), this);

    /// <summary>The callee's token. Called when the method is about to run; <paramref name="runner"/> is null for observers.</summary>
    internal CancellationToken Begin(Activation? runner)
    {
        _runner = runner;
        _hasBegun = true;
        Interlocked.MemoryBarrier();
        return _source.Token;
    }

    /// <summary>There is an answer: listen no longer.</summary>
    internal void End() => _registration.Unregister();

    private void Cancel(CancellationToken token)
    {
        _call.Cancel(token);
        Interlocked.MemoryBarrier();
        if (!_hasBegun)
        {
            return;
        }

        if (_runner is { } activation)
        {
            activation.Post(new Signal(_source));
        }
        else
        {
            _ = _source.CancelAsync();
        }
    }

    private sealed class Signal(CancellationTokenSource source) : WorkItem
    {
        internal override void Run(Activation activation)
        {
            try
            {
                source.Cancel();
            }
            catch (AggregateException failure)
            {
                activation.Class.Engine.Log.CancellationCallbackFailed(activation.GrainId, failure);
            }
        }
    }
}
