namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>What both gate grains do.</summary>
public abstract class GateTurns(Witness witness) : Grain, IGateGrain
{
    public async Task HoldAsync(string gate)
    {
        witness.Note($"began {gate}");
        await witness.PassAsync(gate);
        witness.Note($"ended {gate}");
    }

    public Task ReadAsync(string gate) => HoldAsync(gate);

    public Task PeekAsync(string gate) => HoldAsync(gate);

    public Task OrderAsync(string gate) => HoldAsync(gate);

    public Task AskToCallBackAsync(string other, string gate) =>
        GrainFactory.GetGrain<IGateGrain>(other, typeof(GateGrain).FullName).CallBackAsync(this.AsReference<IGateGrain>(), gate);

    public Task CallBackAsync(IGateGrain caller, string gate) => caller.HoldAsync(gate);

    public Task EndAndHoldAsync(string gate)
    {
        DeactivateOnIdle();
        return HoldAsync(gate);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        witness.Note($"over {this.GetPrimaryKeyString()} {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
