using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansMedia.Storage.Live;

namespace OrleansMedia.Storage.Postgres;

/// <summary>
/// Tells the other silos that something changed, and hears it from them (NOTIFY and LISTEN). It only wakes: nothing depends on a signal
/// being heard. Outside of the transactions and at most ten a second, because NOTIFY takes a lock at commit that all writers share.
/// </summary>
internal sealed partial class PostgresSignal : IDisposable
{
    private const string Channel = "orleansmedia_changes";
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _reconnectPause = TimeSpan.FromSeconds(2);

    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly NpgsqlDataSource _source;
    private readonly ChangeFeed _changes;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _told = new(0, 1);
    private readonly Task _listening;
    private readonly Task _telling;
    private int _topics;

    public PostgresSignal(NpgsqlDataSource source, ChangeFeed changes, TimeProvider time, ILogger log)
    {
        _source = source;
        _changes = changes;
        _time = time;
        _log = log;
        _listening = Task.Run(() => RunAsync(ListenAsync));
        _telling = Task.Run(() => RunAsync(TellAsync));
    }

    /// <summary>Tells the others soon. Never waits.</summary>
    public void Tell(ChangeTopics topics)
    {
        if (topics != ChangeTopics.None && Interlocked.Or(ref _topics, (int)topics) == 0)
        {
            _told.Release();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        Task.WaitAll(_listening, _telling);
        _told.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(Func<Task> loop)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await loop().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or InvalidOperationException or IOException or OperationCanceledException)
            {
                LogLost(_log, error.Message);
                await Task.Delay(_reconnectPause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync()
    {
        await using var connection = await _source.OpenConnectionAsync(_stop.Token).ConfigureAwait(false);
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
        }

        // What was told before we listened is not told again.
        _changes.Publish(ChangeTopics.Downloads | ChangeTopics.DownloadClients | ChangeTopics.Activity);
        while (true)
        {
            await connection.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
    }

    private async Task TellAsync()
    {
        while (true)
        {
            await _told.WaitAsync(_stop.Token).ConfigureAwait(false);
            var topics = Interlocked.Exchange(ref _topics, 0);
            await using (var notify = _source.CreateCommand("SELECT pg_notify($1, $2)"))
            {
                notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
                notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Create(CultureInfo.InvariantCulture, $"{topics} {_self}") });
                await notify.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
            }

            await Task.Delay(_pause, _time, _stop.Token).ConfigureAwait(false);
        }
    }

    private void Hear(string payload)
    {
        var space = payload.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && payload[(space + 1)..] != _self && int.TryParse(payload[..space], CultureInfo.InvariantCulture, out var topics))
        {
            _changes.Publish((ChangeTopics)topics);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection that hears of other silos' changes was lost and is opened again: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
