using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>The subscribers of one grain, known by their reference.</summary>
public class ObserverManager<TObserver> : ObserverManager<IAddressable, TObserver>
{
    public ObserverManager(TimeSpan expiration, ILogger log)
        : base(expiration, log)
    {
    }
}

/// <summary>
/// The subscribers of one grain. Those who did not renew within the expiration, and those whose call failed, are dropped
/// at the next notification. Used from the turns of its grain only.
/// </summary>
[SuppressMessage("StyleCop", "SA1402", Justification = "One name, two arities.")]
public class ObserverManager<TIdentity, TObserver>
    where TIdentity : notnull
{
    private readonly Dictionary<TIdentity, Entry> _entries = [];
    private readonly ILogger _log;

    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(log);
        ExpirationDuration = expiration;
        _log = log;
        GetDateTime = static () => TimeProvider.System.GetUtcNow().UtcDateTime;
    }

    /// <summary>The clock of the expiration, UTC.</summary>
    public Func<DateTime> GetDateTime { get; set; }

    /// <summary>How long a subscription lasts without renewal.</summary>
    public TimeSpan ExpirationDuration { get; set; }

    /// <summary>How many subscriptions there are, the expired ones included until they are dropped.</summary>
    public int Count => _entries.Count;

    /// <summary>A copy of the subscriptions.</summary>
    public IReadOnlyDictionary<TIdentity, TObserver> Observers => _entries.ToDictionary(e => e.Key, e => e.Value.Observer);

    /// <summary>Subscribes, or renews.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => _entries[id] = new Entry(observer, GetDateTime());

    /// <summary>Ends a subscription.</summary>
    public void Unsubscribe(TIdentity id) => _entries.Remove(id);

    /// <summary>Ends all subscriptions.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Drops the subscriptions that were not renewed in time.</summary>
    public void ClearExpired() => Drop(_entries.Where(e => IsExpired(e.Value)).ToList());

    /// <summary>Calls each subscriber in turn and waits for it.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(notification);
        List<KeyValuePair<TIdentity, Entry>> defunct = [];
        foreach (var subscription in _entries.ToArray())
        {
            if (IsExpired(subscription.Value))
            {
                defunct.Add(subscription);
            }
            else if (predicate is null || predicate(subscription.Value.Observer))
            {
                try
                {
                    await notification(subscription.Value.Observer);
                }
                catch (Exception failure)
                {
                    _log.LogDebug(failure, "A subscriber failed and is dropped: {Subscriber}", subscription.Key);
                    defunct.Add(subscription);
                }
            }
        }

        Drop(defunct);
    }

    /// <summary>Calls each subscriber without waiting for it.</summary>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(notification);

        // Nothing is awaited, so this is complete when it returns.
        _ = Notify(
            observer =>
            {
                notification(observer);
                return Task.CompletedTask;
            },
            predicate);
    }

    private bool IsExpired(Entry entry) => entry.LastSeen + ExpirationDuration < GetDateTime();

    // A subscription that was renewed while the others were called stays.
    private void Drop(List<KeyValuePair<TIdentity, Entry>> defunct)
    {
        foreach (var (id, entry) in defunct)
        {
            if (_entries.TryGetValue(id, out var current) && ReferenceEquals(current, entry))
            {
                _entries.Remove(id);
            }
        }
    }

    private sealed record Entry(TObserver Observer, DateTime LastSeen);
}
