using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>
/// Decides how a download client is, and when to ask it next, from how the last read of its queue ended. Pure; the time is UTC.
/// One failed read between good ones changes nothing yet; the second in a row makes it down. What only a person can mend is told at once,
/// and then asked for slowly, so that nobody gets banned for a wrong password.
/// </summary>
public static class ClientHealthMachine
{
    /// <summary>For so long after its start, or after it came back, a client is watched but its downloads are not judged.</summary>
    public static readonly TimeSpan StartingFor = TimeSpan.FromSeconds(60);

    /// <summary>Failed reads in a row that make a client down that was well before.</summary>
    public const int FaultsUntilDown = 2;

    /// <summary>Whether a client started, or came back, so recently that its downloads are not judged.</summary>
    public static bool IsStarting(DateTimeOffset? startedAt, DateTimeOffset? returnedAt, DateTimeOffset now) =>
        IsYoung(startedAt, now) || IsYoung(returnedAt, now);

    /// <summary>After a read that went well.</summary>
    public static ClientHealthStep AfterRead(DownloadClientState state, ClientCondition condition, DateTimeOffset now, MonitoringSettings settings)
    {
        var wasAway = IsAway(state.Health) || HasRestarted(state);
        var isStarting = wasAway || IsYoung(condition.StartedAt, now) || (state.Health == ClientHealth.Starting && IsYoung(state.HealthSince, now));
        var health = state.Paused ? ClientHealth.Paused
            : condition.Disconnected ? ClientHealth.Disconnected
            : isStarting ? ClientHealth.Starting
            : ClientHealth.Ok;
        var next = WithHealth(state, health, now) with
        {
            FaultCount = 0,
            FaultKind = null,
            FaultMessage = health == ClientHealth.Disconnected ? "It has lost its own network, so nothing can move. Check its VPN or its connection." : null,
            Version = condition.Version.Length > 0 ? condition.Version : state.Version,
        };
        return Step(state, next, now + TimeSpan.FromSeconds(settings.QueueSampleSeconds), returned: wasAway);
    }

    /// <summary>After a read that failed.</summary>
    public static ClientHealthStep AfterFault(DownloadClientState state, ClientFault fault, DateTimeOffset now, MonitoringSettings settings)
    {
        var faults = Math.Min(state.FaultCount, int.MaxValue - 1) + 1;
        var wasWell = state.Health is ClientHealth.Ok or ClientHealth.Starting or ClientHealth.Disconnected;
        var health = state.Paused ? ClientHealth.Paused
            : fault.NeedsAPerson ? ClientHealth.NeedsYou
            : wasWell && faults < FaultsUntilDown ? state.Health
            : ClientHealth.Down;
        var next = WithHealth(state, health, now) with { FaultCount = faults, FaultKind = fault.Kind, FaultMessage = fault.Message };
        return Step(state, next, now + DelayAfter(fault, faults, settings), returned: false);
    }

    /// <summary>The sample interval, twice as long after each failure in a row, up to the longest wait; the longest at once where a person is needed.</summary>
    private static TimeSpan DelayAfter(ClientFault fault, int faults, MonitoringSettings settings)
    {
        var longest = Math.Max(settings.BackoffMaxSeconds, settings.QueueSampleSeconds);
        return TimeSpan.FromSeconds(fault.NeedsAPerson ? longest : Math.Min(longest, settings.QueueSampleSeconds * Math.Pow(2, Math.Min(faults - 1, 30))));
    }

    private static ClientHealthStep Step(DownloadClientState state, DownloadClientState next, DateTimeOffset nextReadAt, bool returned)
    {
        var events = new List<ClientEvent>();
        if (IsTrouble(next.Health) && next.Health != state.Health && !(state.Health == ClientHealth.NeedsYou && next.Health == ClientHealth.Down))
        {
            events.Add(Error(next));
        }
        else if (IsTrouble(state.Health) && next.Health is ClientHealth.Ok or ClientHealth.Starting)
        {
            events.Add(Recovered(state, next));
        }

        var wentDown = IsAway(next.Health) && !IsAway(state.Health);
        var mustSave = events.Count > 0 || next.Health != state.Health || next.Version != state.Version || next.FaultMessage != state.FaultMessage;
        return new(next, nextReadAt, events, mustSave, wentDown, returned);
    }

    private static ClientEvent Error(DownloadClientState next) => new(
        EventTypes.ServiceError,
        next.Health == ClientHealth.Disconnected ? $"{next.Name} has lost its network" : $"{next.Name} cannot be read",
        Outcome.Failed,
        Details(next, ("health", next.Health.ToWire()), ("error", next.FaultMessage)),
        next.FaultMessage);

    private static ClientEvent Recovered(DownloadClientState state, DownloadClientState next) => new(
        EventTypes.ServiceRecovered,
        $"{next.Name} can be read again",
        Outcome.Success,
        Details(next, ("was", state.Health.ToWire()), ("since", state.HealthSince)));

    private static OrderedDictionary<string, object?> Details(DownloadClientState next, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var details = new OrderedDictionary<string, object?>(StringComparer.Ordinal) { ["client"] = next.Id, ["name"] = next.Name, ["kind"] = next.Kind.ToWire() };
        foreach (var (name, value) in facts)
        {
            details[name] = value;
        }

        return details;
    }

    private static DownloadClientState WithHealth(DownloadClientState state, ClientHealth health, DateTimeOffset now) =>
        health == state.Health ? state : state with { Health = health, HealthSince = now };

    // Nothing listened there a moment ago: it was a restart, even where it was too short to be called down.
    private static bool HasRestarted(DownloadClientState state) =>
        state is { FaultCount: > 0, FaultKind: ClientFaultKind.Unreachable, Health: ClientHealth.Ok or ClientHealth.Starting or ClientHealth.Disconnected };

    private static bool IsAway(ClientHealth health) => health is ClientHealth.Down or ClientHealth.NeedsYou;

    private static bool IsTrouble(ClientHealth health) => IsAway(health) || health == ClientHealth.Disconnected;

    private static bool IsYoung(DateTimeOffset? since, DateTimeOffset now) => since <= now && now - since < StartingFor;
}
