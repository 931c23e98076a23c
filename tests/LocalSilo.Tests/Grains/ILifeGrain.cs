namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Notes how its activations begin and end. The key says what goes wrong.</summary>
[Alias("test.life")]
public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>The number of the activation, from 1.</summary>
    [Alias("number")]
    Task<int> NumberAsync();

    [Alias("end")]
    Task EndAsync();

    [Alias("stay")]
    Task StayAsync(TimeSpan time);

    /// <summary>The number of the scope that the constructor got, and of the one that the grain asks for now.</summary>
    [Alias("scopes")]
    Task<string> ScopesAsync();

    /// <summary>The key as the constructor saw it.</summary>
    [Alias("key")]
    Task<string> KeySeenByConstructorAsync();

    /// <summary>Fails as a store does when someone else wrote first.</summary>
    [Alias("lose")]
    Task LoseRaceAsync();

    /// <summary>Lets another grain lose, and passes its error on.</summary>
    [Alias("pass")]
    Task PassErrorOnAsync(string loser);

    /// <summary>The RequestContext value of that name.</summary>
    [Alias("value")]
    Task<string?> ValueAsync(string name);

    [Alias("gate")]
    Task HoldAsync(string gate);
}
