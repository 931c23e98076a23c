using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("life")]
public sealed class LifeGrain : Grain, ILifeGrain
{
    private readonly Witness _witness;
    private readonly ActivationScope _scope;
    private readonly string _key;
    private readonly int _number;

    public LifeGrain(Witness witness, ActivationScope scope)
    {
        _witness = witness;
        _scope = scope;
        _key = this.GetPrimaryKeyString();
        witness.Note($"made {_key}");
        _number = witness.Notes.Count(note => note == $"made {_key}");
        if (_key == "fails in its constructor" && _number == 1)
        {
            throw new InvalidOperationException("The constructor failed.");
        }
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (_key == "fails to activate" && _number == 1)
        {
            throw new InvalidOperationException("OnActivateAsync failed.");
        }

        if (_key == "activates slowly")
        {
            await _witness.PassAsync("activate");
        }

        _witness.Note("activated");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _witness.Note($"deactivating {_number}");
        if (_key == "deactivates slowly")
        {
            await _witness.PassAsync("deactivate");
        }

        if (_key == "fails to deactivate")
        {
            throw new InvalidOperationException("OnDeactivateAsync failed.");
        }

        _witness.Note($"deactivated {reason.ReasonCode}");
    }

    public Task<int> NumberAsync()
    {
        _witness.Note($"called {_number}");
        return Task.FromResult(_number);
    }

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task StayAsync(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task<string> ScopesAsync() =>
        Task.FromResult($"{_scope.Number} {ServiceProvider.GetRequiredService<ActivationScope>().Number}");

    public Task<string> KeySeenByConstructorAsync() => Task.FromResult(_key);

    public Task LoseRaceAsync() => throw new InconsistentStateException("Someone else wrote first.");

    public Task PassErrorOnAsync(string loser) => GrainFactory.GetGrain<ILifeGrain>(loser).LoseRaceAsync();

    public Task<string?> ValueAsync(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public Task HoldAsync(string gate)
    {
        _witness.Note($"holding {gate}");
        return _witness.PassAsync(gate);
    }
}
