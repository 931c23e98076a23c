using Microsoft.Extensions.Logging;

namespace OrleansMedia.Storage.Live;

/// <summary>
/// Says after each commit what it may have changed, so that pages, the tail of the activity log and others read again. It is a signal
/// and carries no data: several signals may come as one, none is lost. Each subscriber runs by itself on the thread pool, never on the
/// writer's thread and never twice at once, so a slow or failing one harms only itself.
/// </summary>
public sealed partial class ChangeFeed(ILogger<ChangeFeed> log)
{
    private static readonly ChangeTopics[] _single = [ChangeTopics.Downloads, ChangeTopics.DownloadClients, ChangeTopics.Activity];

    private readonly long[] _versions = new long[_single.Length];
    private readonly Lock _gate = new();
    private volatile Subscription[] _subscriptions = [];

    /// <summary>Grows with each change of the topic, so that a reader can see cheaply that nothing changed. One topic at a time.</summary>
    public long Version(ChangeTopics topic) => Volatile.Read(ref _versions[Array.IndexOf(_single, topic)]);

    /// <summary>Calls <paramref name="onChange"/> after changes, with the topics since its last call, until the result is disposed.</summary>
    public IDisposable Subscribe(Action<ChangeTopics> onChange)
    {
        var subscription = new Subscription(this, onChange);
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }

        return subscription;
    }

    /// <summary>Signals a change. Takes well under a microsecond per subscriber and never throws.</summary>
    internal void Publish(ChangeTopics topics)
    {
        if (topics == ChangeTopics.None)
        {
            return;
        }

        for (var i = 0; i < _single.Length; i++)
        {
            if ((topics & _single[i]) != 0)
            {
                Interlocked.Increment(ref _versions[i]);
            }
        }

        foreach (var subscription in _subscriptions)
        {
            subscription.Signal(topics);
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions.Where(other => !ReferenceEquals(other, subscription))];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A subscriber of database changes failed; it stays subscribed.")]
    private static partial void LogSubscriberFailed(ILogger logger, Exception error);

    private sealed class Subscription(ChangeFeed feed, Action<ChangeTopics> onChange) : IThreadPoolWorkItem, IDisposable
    {
        // The topics to tell; the high bit says that a run is queued or under way.
        private const int Busy = 1 << 30;
        private int _pending;
        private volatile bool _disposed;

        public void Signal(ChangeTopics topics)
        {
            if ((Interlocked.Or(ref _pending, (int)topics | Busy) & Busy) == 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        public void Execute()
        {
            var topics = (ChangeTopics)(Interlocked.Exchange(ref _pending, Busy) & ~Busy);
            try
            {
                if (!_disposed)
                {
                    onChange(topics);
                }
            }
#pragma warning disable CA1031 // Whatever a subscriber throws must not end the process.
            catch (Exception error)
#pragma warning restore CA1031
            {
                LogSubscriberFailed(feed._log, error);
            }

            // News that came meanwhile: run again, as a new work item, so that others get their turn.
            if (Interlocked.CompareExchange(ref _pending, 0, Busy) != Busy)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        public void Dispose()
        {
            _disposed = true;
            feed.Remove(this);
        }
    }

    private readonly ILogger _log = log;
}
