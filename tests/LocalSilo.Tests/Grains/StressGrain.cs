using System.Collections.Concurrent;

namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("stress")]
public sealed class StressGrain : Grain, IStressGrain
{
    private static readonly ConcurrentDictionary<string, int> _alive = new();
    private int _writers;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        _alive.AddOrUpdate(Key, 1, (_, count) => count + 1);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        _alive.AddOrUpdate(Key, 0, (_, count) => count - 1);
    }

    public async Task<bool> EnterAsync(bool end)
    {
        _writers++;
        await Task.Yield();
        var alone = _writers == 1 && _alive[Key] == 1;
        _writers--;
        if (end)
        {
            DeactivateOnIdle();
        }

        return alone;
    }

    public async Task<bool> LookAsync()
    {
        await Task.Run(() => { });
        return _alive[Key] == 1;
    }

    public Task<bool> AroundAsync(string other) => GrainFactory.GetGrain<IStressGrain>(other).BackAsync(Key);

    public Task<bool> BackAsync(string caller) => GrainFactory.GetGrain<IStressGrain>(caller).PeekAsync();

    public Task<bool> PeekAsync() => Task.FromResult(_alive[Key] == 1);
}
