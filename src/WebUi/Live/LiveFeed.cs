using Microsoft.Extensions.Logging;
using OrleansMedia.Storage.Live;

namespace OrleansMedia.WebUi.Live;

/// <summary>
/// Wakes the components of one circuit when what they show has changed: one timer, at most four times a second, and one component after
/// the other, so a slow browser gets fewer frames and never a queue of them. What changed several times meanwhile is read once.
/// </summary>
public sealed partial class LiveFeed(IChanges changes, TimeProvider time, ILogger<LiveFeed> log) : IAsyncDisposable, IDisposable
{
    /// <summary>The shortest time between two looks: 4 a second.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    /// <summary>Components are woken at least this often, because "3 min ago" changes by itself.</summary>
    public static readonly TimeSpan PeriodMax = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private List<Watch> _watches = [];
    private Task? _loop;

    /// <summary>Calls <paramref name="onChange"/> after changes of these topics until the result is disposed. Never twice at once.</summary>
    public IDisposable Subscribe(ChangeTopics topics, Func<Task> onChange)
    {
        var watch = new Watch(this, topics, onChange) { Seen = changes.Version(topics), At = time.GetTimestamp() };
        lock (_gate)
        {
            _watches = [.. _watches, watch];
            _loop ??= Task.Run(RunAsync);
        }

        return watch;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_loop is not null)
        {
            await _loop;
        }

        _stop.Dispose();
    }

    /// <summary>Ends it without waiting for a component that is being told at the moment.</summary>
    public void Dispose() => _stop.Cancel();

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                foreach (var watch in _watches)
                {
                    await TellAsync(watch);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The circuit ended.
        }
    }

    private async Task TellAsync(Watch watch)
    {
        var version = changes.Version(watch.Topics);
        if (watch.Ended || (version == watch.Seen && time.GetElapsedTime(watch.At) < PeriodMax))
        {
            return;
        }

        (watch.Seen, watch.At) = (version, time.GetTimestamp());
        try
        {
            await watch.OnChange();
        }
#pragma warning disable CA1031 // One component that fails must not stop the others of its circuit.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogComponentFailed(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A part of a page could not follow a change; it is told of the next one.")]
    private static partial void LogComponentFailed(ILogger logger, Exception error);

    private sealed class Watch(LiveFeed feed, ChangeTopics topics, Func<Task> onChange) : IDisposable
    {
        public ChangeTopics Topics { get; } = topics;

        public Func<Task> OnChange { get; } = onChange;

        public long Seen { get; set; }

        public long At { get; set; }

        public bool Ended { get; private set; }

        public void Dispose()
        {
            Ended = true;
            lock (feed._gate)
            {
                feed._watches = [.. feed._watches.Where(other => !ReferenceEquals(other, this))];
            }
        }
    }
}
