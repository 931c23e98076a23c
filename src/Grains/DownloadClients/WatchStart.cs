using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Grains.Interfaces.DownloadClients;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>Wakes every client at the start of a process, so that watching goes on at once and not only when its reminder is due.</summary>
public sealed partial class WatchStart(IDownloadClientStore store, IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<WatchStart> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The engine takes calls once the whole host has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        using var onStopping = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        await started.Task;
        foreach (var id in await store.IdsAsync(stoppingToken))
        {
            try
            {
                await grains.GetGrain<IDownloadClientGrain>(id).GetAsync();
            }
#pragma warning disable CA1031 // One client that cannot be woken must not keep the others asleep; its reminder tries again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogWakeFailed(e, id);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Watching {ClientId} could not be started; it is tried again within a minute")]
    private partial void LogWakeFailed(Exception e, string clientId);
}
