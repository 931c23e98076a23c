namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>A scoped service that tells when its scope ends.</summary>
public sealed class ActivationScope(Witness witness) : IAsyncDisposable
{
    private static int _lastNumber;

    public int Number { get; } = Interlocked.Increment(ref _lastNumber);

    public ValueTask DisposeAsync()
    {
        witness.Note("scope ended");
        return ValueTask.CompletedTask;
    }
}
