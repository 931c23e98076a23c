namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Writes down what it is told.</summary>
[Alias("test.journal")]
public interface IJournalGrain : IGrainWithStringKey
{
    [Alias("add")]
    Task<int> AddAsync(string line);

    [Alias("key")]
    ValueTask<string> KeyAsync();

    [Alias("number")]
    Task<Guid> ActivationAsync();

    [Alias("end")]
    Task EndAsync();
}
