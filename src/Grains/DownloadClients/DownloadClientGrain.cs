using Microsoft.Extensions.Logging;
using Orleans.Storage;
using OrleansMedia.Domain;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Reminders;
using OrleansMedia.Domain.Settings;
using OrleansMedia.Grains.Activity;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>
/// One download client: the only one that asks it anything. A timer runs its rounds between the calls of others; a durable reminder wakes
/// it where its process died.
/// </summary>
[GrainType(GrainTypes.DownloadClient)]
public sealed partial class DownloadClientGrain(
    IDownloadClientStore store,
    IActivityStore activity,
    IDownloadClientConnector connector,
    ISecretProtector secrets,
    TimeProvider time,
    MonitoringSettings monitoring,
    TrackingSettings tracking,
    ILogger<DownloadClientGrain> log) : Grain, IDownloadClientGrain
{
    /// <summary>The reminder that wakes this grain after its process died.</summary>
    public const string WatchReminder = "watch";

    /// <summary>How soon after its process died a client is watched again at the latest.</summary>
    public static readonly TimeSpan WatchReminderPeriod = TimeSpan.FromMinutes(1);

    private readonly ClientAddresses _addresses = new(secrets);
    private readonly SemaphoreSlim _saving = new(1, 1);
    private Stored<DownloadClientState>? _saved;
    private ClientWatch? _watch;
    private IGrainTimer? _timer;
    private CancellationTokenSource _reading = new();
    private Task _round = Task.CompletedTask;
    private DateTimeOffset? _nextReadAt;

    private string Id => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _saved = await store.LoadAsync(Id, cancellationToken);
        if (_saved is { State.Paused: false })
        {
            await StartAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => StopAsync();

    /// <inheritdoc/>
    public async Task<CommandResult> ConfigureAsync(DownloadClientInput input)
    {
        var errors = ClientAddresses.Check(input, _saved?.State);
        if (errors.Length > 0)
        {
            return CommandResult.Invalid(errors);
        }

        await StopAsync();
        var now = time.GetUtcNow();
        var isNew = _saved is null;
        var next = _addresses.Apply(input, _saved?.State, Id, now);
        await SaveAsync(next, [ClientEvents.Command(next, EventTypes.ConfigApplied, isNew ? $"{next.Name} added" : $"{next.Name} changed", Outcome.Info, now)], Watched(next, now));
        if (!next.Paused)
        {
            await StartAsync(CancellationToken.None);
        }

        return CommandResult.Done();
    }

    /// <inheritdoc/>
    public async Task<ConnectionTest> TestAsync(DownloadClientInput input)
    {
        var errors = ClientAddresses.Check(input, _saved?.State);
        return errors.Length > 0
            ? new ConnectionTest { Message = errors[0].Message, Field = errors[0].Field, Errors = errors }
            : await ConnectionTests.RunAsync(connector, _addresses.From(input, _saved?.State), CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task<DownloadClientSnapshot?> GetAsync() =>
        Task.FromResult(_saved is null ? null : DownloadClientSnapshots.From(_saved.State, _watch, _nextReadAt));

    /// <inheritdoc/>
    public async Task<CommandResult> PollNowAsync()
    {
        if (_saved is null)
        {
            return NotFound();
        }

        if (_watch is null)
        {
            return CommandResult.Not(CommandOutcome.Conflict, $"Watching {_saved.State.Name} is paused. Resume it first.");
        }

        await RoundAsync(everything: true);
        return _saved.State.FaultMessage is { } fault && _saved.State.FaultCount > 0
            ? CommandResult.Not(CommandOutcome.Failed, fault)
            : CommandResult.Done($"{_watch?.Items ?? 0} downloads read.");
    }

    /// <inheritdoc/>
    public async Task<CommandResult> PauseAsync()
    {
        if (_saved is null)
        {
            return NotFound();
        }

        if (!_saved.State.Paused)
        {
            var watch = _watch;
            await StopAsync();
            var now = time.GetUtcNow();
            if (watch is not null)
            {
                await watch.LetWaitAsync(_saved.State, now);
            }

            var next = _saved.State with { Paused = true, Health = ClientHealth.Paused, HealthSince = now };
            await SaveAsync(next, [ClientEvents.Command(next, EventTypes.MonitoringStopped, "Monitoring stopped", Outcome.Info, now)], [new(WatchReminder, null)]);
        }

        return CommandResult.Done();
    }

    /// <inheritdoc/>
    public async Task<CommandResult> ResumeAsync()
    {
        if (_saved is null)
        {
            return NotFound();
        }

        if (_saved.State.Paused)
        {
            var now = time.GetUtcNow();
            var next = _saved.State with { Paused = false, Health = ClientHealth.NotContacted, HealthSince = now, FaultCount = 0 };
            await SaveAsync(next, [ClientEvents.Command(next, EventTypes.MonitoringStarted, "Monitoring started", Outcome.InProgress, now)], Watched(next, now));
            await StartAsync(CancellationToken.None);
        }

        return CommandResult.Done();
    }

    /// <inheritdoc/>
    public async Task<CommandResult> RemoveAsync()
    {
        if (_saved is null)
        {
            return NotFound();
        }

        await StopAsync();
        var now = time.GetUtcNow();
        var removed = ClientEvents.Command(_saved.State, EventTypes.ConfigApplied, $"{_saved.State.Name} removed", Outcome.Info, now);
        var outcome = await KeptOrDeactivatedAsync(() => store.RemoveAsync(Id, _saved.Version, EventStamp.Chain([removed], _saved.State.LastEventId)));
        ThrowOnConflict(outcome);
        _saved = null;
        DeactivateOnIdle();
        return CommandResult.Done();
    }

    /// <inheritdoc/>
    public async Task RemindAsync(string name, DateTimeOffset dueAt)
    {
        if (_saved is { } saved && name == WatchReminder)
        {
            var due = saved.State.Paused ? (DateTimeOffset?)null : time.GetUtcNow() + WatchReminderPeriod;
            await SaveAsync(null, [], [new(WatchReminder, due, Consumes: dueAt)]);
        }
    }

    private static ReminderChange[] Watched(DownloadClientState client, DateTimeOffset now) =>
        [new(WatchReminder, client.Paused ? null : now + WatchReminderPeriod)];

    private CommandResult NotFound() => CommandResult.Not(CommandOutcome.NotFound, $"There is no download client '{Id}'.");

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var state = _saved!.State;
        _reading = new CancellationTokenSource();
        _watch = new ClientWatch(Id, state.Kind, connector.Open(_addresses.From(state)), store, GrainFactory, time, monitoring, tracking, log);
        await _watch.RestoreAsync(cancellationToken);
        _nextReadAt = time.GetUtcNow();
        _timer = this.RegisterGrainTimer(_ => RoundAsync(everything: false), new GrainTimerCreationOptions
        {
            DueTime = TimeSpan.Zero,
            Period = Timeout.InfiniteTimeSpan,
            Interleave = true, // A slow client must not keep a person waiting for its page.
            KeepAlive = true,
        });
    }

    private async Task StopAsync()
    {
        _timer?.Dispose();
        _timer = null;
        await _reading.CancelAsync();
        await _round;
        if (_watch is { } watch)
        {
            _watch = null;
            _nextReadAt = null;
            await watch.DisposeAsync();
        }
    }

    private async Task RoundAsync(bool everything)
    {
        if (!_round.IsCompleted && !everything)
        {
            return;
        }

        while (!_round.IsCompleted)
        {
            await _round;
        }

        await (_round = RunRoundAsync(everything));
    }

    // Never throws: whoever waits for a round waits for its end, and the next one mends what this one could not.
    private async Task RunRoundAsync(bool everything)
    {
        if (_watch is not { } watch || _saved is not { } saved)
        {
            return;
        }

        var token = _reading.Token;
        try
        {
            var outcome = await watch.RunAsync(saved.State, everything, token);
            token.ThrowIfCancellationRequested();
            await KeepAsync(outcome);
            _nextReadAt = outcome.NextReadAt;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // A round that fails for whatever reason must not end the watching (R52).
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogRoundFailed(e, Id);
            _nextReadAt = time.GetUtcNow() + TimeSpan.FromSeconds(monitoring.QueueSampleSeconds);
        }

        var wait = _nextReadAt!.Value - time.GetUtcNow();
        _timer?.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task KeepAsync(RoundOutcome outcome)
    {
        if (outcome.MustSave)
        {
            await SaveAsync(outcome.Next, outcome.Events, []);
            return;
        }

        // Counted faults need not outlive a restart, but the next round must know them.
        await _saving.WaitAsync();
        _saved = _saved! with { State = outcome.Next };
        _saving.Release();
        if (outcome.Events.Count > 0)
        {
            await activity.AppendAsync(EventStamp.Chain(outcome.Events, outcome.Next.LastEventId));
        }
    }

    // A round and a reminder may save at the same time, and each must name the version that the other left. Null saves the state as it is.
    private async Task SaveAsync(DownloadClientState? next, IReadOnlyList<ActivityEvent> events, IReadOnlyList<ReminderChange> reminders)
    {
        await _saving.WaitAsync();
        try
        {
            var state = next ?? _saved!.State;
            var stamped = EventStamp.Chain(events, _saved?.State.LastEventId);
            state = state with { LastEventId = stamped.Count > 0 ? stamped[^1].EventId : _saved?.State.LastEventId };
            var outcome = await KeptOrDeactivatedAsync(() => store.SaveAsync(new DownloadClientSave(state, _saved?.Version ?? 0, reminders, stamped)));
            ThrowOnConflict(outcome);
            _saved = new Stored<DownloadClientState>(state, outcome.Version);
        }
        finally
        {
            _saving.Release();
        }
    }

    private async Task<SaveOutcome> KeptOrDeactivatedAsync(Func<Task<SaveOutcome>> save)
    {
        try
        {
            return await save();
        }
        catch
        {
            // Whether it was written is not known, so memory may be wrong: the next call reads it anew.
            DeactivateOnIdle();
            throw;
        }
    }

    private void ThrowOnConflict(SaveOutcome outcome)
    {
        if (outcome.IsConflict)
        {
            DeactivateOnIdle();
            throw new InconsistentStateException($"Download client {Id} was saved by somebody else.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of reading {ClientId} failed; the next one follows")]
    private partial void LogRoundFailed(Exception e, string clientId);
}
