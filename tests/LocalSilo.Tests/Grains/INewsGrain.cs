namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>Tells its subscribers.</summary>
[Alias("test.news")]
public interface INewsGrain : IGrainWithStringKey
{
    [Alias("subscribe")]
    Task SubscribeAsync(INewsObserver observer);

    [Alias("unsubscribe")]
    Task UnsubscribeAsync(INewsObserver observer);

    /// <summary>Tells all and waits for each; how many are left.</summary>
    [Alias("tell")]
    Task<int> TellAsync(string news);

    /// <summary>Tells all without waiting.</summary>
    [Alias("mention")]
    Task MentionAsync(string news);

    /// <summary>Calls each, all at once, without waiting for one before the next.</summary>
    [Alias("shout")]
    Task ShoutAsync(string[] news);

    /// <summary>Lets all subscriptions be older than they may be.</summary>
    [Alias("age")]
    Task AgeAsync();
}
