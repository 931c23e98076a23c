using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansMedia.Domain.Reminders;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Grains.Interfaces.Reminders;

namespace OrleansMedia.Grains.Reminders;

/// <summary>
/// Wakes the grains whose reminders are due: one loop per process, which reads only what is due (DESIGN section 3). The grain consumes the
/// reminder with its own save; where that fails the reminder is offered again, later each time.
/// </summary>
public sealed partial class ReminderLoop(IReminderStore reminders, IGrainFactory grains, TimeProvider time, ILogger<ReminderLoop> log) : BackgroundService
{
    /// <summary>Reminders taken at a time.</summary>
    public const int ClaimMax = 200;

    /// <summary>Grains woken side by side.</summary>
    public const int InFlightMax = 32;

    /// <summary>How often it looks: reminders are exact to the second.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>How long a claim holds; longer than a grain call can take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>The longest time a failing reminder is put off.</summary>
    public static readonly TimeSpan PutOffMax = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var woken = await WakeDueAsync(stoppingToken);
                if (woken < ClaimMax)
                {
                    await Task.Delay(Period, time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A store that is broken for a while must not end the loop: everything durable hangs on it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogLoopFailed(e);
                await Task.Delay(Period, time, stoppingToken);
            }
        }
    }

    /// <summary>Wakes what is due now and says how many that were.</summary>
    public async Task<int> WakeDueAsync(CancellationToken cancellationToken)
    {
        var due = await reminders.ClaimDueAsync(time.GetUtcNow(), Lease, ClaimMax, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlightMax, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, options, async (reminder, token) => await WakeAsync(reminder, token));
        return due.Count;
    }

    private async Task WakeAsync(DueReminder reminder, CancellationToken cancellationToken)
    {
        try
        {
            await Grain(reminder).RemindAsync(reminder.Name, reminder.DueAt);
        }
#pragma warning disable CA1031 // One grain that fails must not keep the others from being woken.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogWakeFailed(e, reminder.GrainType, reminder.GrainKey, reminder.Name);
            var delay = TimeSpan.FromSeconds(Math.Min(PutOffMax.TotalSeconds, Math.Pow(2, Math.Min(reminder.Attempts, 16))));
            await reminders.PutOffAsync(reminder, time.GetUtcNow() + delay, cancellationToken);
        }
    }

    private IRemindable Grain(DueReminder reminder) => reminder.GrainType switch
    {
        GrainTypes.DownloadClient => grains.GetGrain<IDownloadClientGrain>(reminder.GrainKey),
        _ => throw new InvalidOperationException($"No grain of type '{reminder.GrainType}' takes reminders."),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The loop of reminders failed; it goes on in a second")]
    private partial void LogLoopFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waking {GrainType} {GrainKey} for {Name} failed; it is tried again")]
    private partial void LogWakeFailed(Exception e, string grainType, string grainKey, string name);
}
