namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("timer")]
public sealed class TimerGrain(Witness witness) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;

    public Task StartAsync(TimeSpan due, TimeSpan period, TimerKind kind, string? gate)
    {
        _timer = this.RegisterGrainTimer(
            ct => TickAsync(kind, gate, ct),
            new GrainTimerCreationOptions(due, period)
            {
                Interleave = kind == TimerKind.Interleaving,
                KeepAlive = kind == TimerKind.KeepingAlive,
            });
        return Task.CompletedTask;
    }

    public Task ChangeAsync(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task PingAsync()
    {
        witness.Note("ping");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        witness.Note("over");
        return Task.CompletedTask;
    }

    private async Task TickAsync(TimerKind kind, string? gate, CancellationToken stopped)
    {
        witness.Note("tick");
        if (kind == TimerKind.Failing)
        {
            throw new InvalidOperationException("A timer that fails.");
        }

        if (gate is not null)
        {
            await witness.PassAsync(gate);
        }

        witness.Note(stopped.IsCancellationRequested ? "tock after the end" : "tock");
    }
}
