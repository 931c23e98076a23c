using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace OrleansMedia.LocalSilo.Tests.Grains;

[GrainType("news")]
public sealed class NewsGrain : Grain, INewsGrain
{
    private static readonly TimeSpan _expiration = TimeSpan.FromMinutes(5);
    private readonly ObserverManager<INewsObserver> _observers = new(_expiration, NullLogger.Instance);

    public Task SubscribeAsync(INewsObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(INewsObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public async Task<int> TellAsync(string news)
    {
        await _observers.Notify(observer => observer.HearAsync(news));
        return _observers.Count;
    }

    public Task MentionAsync(string news)
    {
        _observers.Notify(observer => observer.Overhear(news));
        return Task.CompletedTask;
    }

    public Task ShoutAsync(string[] news) =>
        Task.WhenAll(_observers.Observers.Values.SelectMany(observer => news.Select(observer.HearAsync)));

    public Task AgeAsync()
    {
        var now = _observers.GetDateTime();
        _observers.GetDateTime = () => now + (_expiration * 2);
        return Task.CompletedTask;
    }
}
