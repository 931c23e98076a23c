using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Grains.Activity;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>The events of a download client, ready for the activity log but for their ids.</summary>
public static class ClientEvents
{
    /// <summary>The events of a step of its health.</summary>
    public static IReadOnlyList<ActivityEvent> Of(DownloadClientState client, IReadOnlyList<ClientEvent> happened, DateTimeOffset now) =>
        [.. happened.Select(one => Event(client, one.EventType, one.Action, one.Outcome, one.Details, now, one.ErrorMessage))];

    /// <summary>The events of a round that went well: its health, that its queue changed, and that it was polled (R53).</summary>
    public static IReadOnlyList<ActivityEvent> OfRound(
        DownloadClientState client, IReadOnlyList<ClientEvent> health, DateTimeOffset now, bool isPoll, int changed, int items, TimeSpan took, int malformed)
    {
        var events = new List<ActivityEvent>(Of(client, health, now));
        if (changed > 0)
        {
            events.Add(Event(client, EventTypes.QueueStateChanged, "Queue state changed", Outcome.Info, Facts(client, ("changed", changed), ("items", items)), now));
        }

        if (isPoll)
        {
            var facts = Facts(client, ("items", items), ("milliseconds", Math.Round(took.TotalMilliseconds, 1)), ("unreadable", malformed));
            events.Add(Event(client, EventTypes.QueuePolled, "Queue polled", Outcome.Info, facts, now));
        }

        return events;
    }

    /// <summary>A person did something with it.</summary>
    public static ActivityEvent Command(DownloadClientState client, string eventType, string action, Outcome outcome, DateTimeOffset now) =>
        Event(client, eventType, action, outcome, Facts(client), now);

    private static OrderedDictionary<string, object?> Facts(DownloadClientState client, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var all = new OrderedDictionary<string, object?>(StringComparer.Ordinal) { ["client"] = client.Id, ["name"] = client.Name };
        foreach (var (name, value) in facts)
        {
            all[name] = value;
        }

        return all;
    }

    private static ActivityEvent Event(
        DownloadClientState client,
        string eventType,
        string action,
        Outcome outcome,
        IReadOnlyDictionary<string, object?> facts,
        DateTimeOffset now,
        string? error = null) => new()
        {
            EventId = "",
            At = now,
            EventType = eventType,
            CorrelationId = client.Id,
            Action = action,
            Source = client.Id,
            Outcome = outcome,
            DetailsJson = EventStamp.Details(facts),
            ErrorMessage = error,
        };
}
