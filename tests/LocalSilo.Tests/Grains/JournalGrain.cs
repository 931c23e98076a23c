namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("journal")]
public sealed class JournalGrain : Grain, IJournalGrain
{
    private readonly List<string> _lines = [];
    private readonly Guid _activation = Guid.NewGuid();

    public async Task<int> AddAsync(string line)
    {
        await Task.Yield();
        _lines.Add(line);
        return _lines.Count;
    }

    public ValueTask<string> KeyAsync() => new(this.GetPrimaryKeyString());

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
