namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("errand")]
public sealed class ErrandGrain(Witness witness) : Grain, IErrandGrain
{
    public async Task<string> RunAsync(string gate, CancellationToken cancellation)
    {
        witness.Note($"began {gate}");
        var scheduler = TaskScheduler.Current;
        _ = cancellation.Register(
            () => witness.Note(ReferenceEquals(scheduler, TaskScheduler.Current) ? "cancelled here" : "cancelled elsewhere"));
        try
        {
            await witness.PassAsync(gate).WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            witness.Note($"gave up {gate}");
            throw;
        }

        return "done";
    }

    public Task<string> DelegateAsync(string other, string gate, CancellationToken cancellation) =>
        GrainFactory.GetGrain<IErrandGrain>(other).RunAsync(gate, cancellation);

    public async Task FailAsync(string how)
    {
        await Task.Yield();
        throw how switch
        {
            "bcl" => new InvalidOperationException("of the base class library"),
            "decorated" => new DecoratedException("can travel"),
            _ => new UndecoratedException("cannot travel"),
        };
    }

    public Task FailUnheardAsync()
    {
        witness.Note("failing");
        throw new InvalidOperationException("Nobody hears this.");
    }

    public Task ThrowAsync() => throw new DecoratedException("at once");
}
