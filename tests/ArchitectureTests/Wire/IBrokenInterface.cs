using System.Text.Json;

namespace OrleansMedia.ArchitectureTests.Wire;

/// <summary>Breaks the rules of the wire on purpose, one way each, so that the tests can see that each is found.</summary>
[Alias("test.broken")]
internal interface IBrokenInterface : IGrainWithStringKey
{
    [Alias("Same")]
    Task<BrokenValue> FirstAsync();

    [Alias("Same")]
    Task SecondAsync(JsonElement json);

    [Alias("Generic")]
    Task GenericAsync<T>();

    [Alias("Stream")]
    IAsyncEnumerable<int> StreamAsync();

    [Alias("List")]
    Task<List<int>> ListAsync();

    Task NoAliasAsync(BrokenValue.Nested nested, BrokenEnum word, BrokenTwin twin, CancellationToken cancellationToken);
}
