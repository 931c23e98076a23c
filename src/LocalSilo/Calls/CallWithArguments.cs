namespace OrleansMedia.LocalSilo.Calls;

/// <summary>A call with its arguments and the task that its caller holds.</summary>
internal sealed class Call<TArguments, TResult>(Method<TArguments, TResult> method, Recipient recipient, TArguments arguments)
    : Call(method, recipient)
{
    private readonly TaskCompletionSource<TResult>? _answer =
        method.IsOneWay ? null : new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TArguments _arguments = arguments;

    /// <summary>What the caller awaits.</summary>
    internal Task<TResult> Answer => _answer?.Task ?? Task.FromResult(default(TResult)!);

    /// <inheritdoc />
    protected override bool IsAnswered => _answer is not null && _answer.Task.IsCompleted;

    /// <inheritdoc />
    protected override Task Invoke(object target, CancellationToken cancellation) =>
        ((Method<TArguments, TResult>)Method).Invoke(target, ref _arguments, cancellation);

    /// <inheritdoc />
    protected override bool TrySucceed(Task work) =>
        _answer!.TrySetResult(work is Task<TResult> { Result: var result } ? result : default!);

    /// <inheritdoc />
    protected override bool TryFail(Exception reason) => _answer!.TrySetException(reason);

    /// <inheritdoc />
    protected override bool TryCancel(CancellationToken token) => _answer!.TrySetCanceled(token);
}
