using System.Text.Json;
using OrleansMedia.Domain.Activity;

namespace OrleansMedia.Grains.Activity;

/// <summary>Gives events their ids and chains them: each is caused by the one before (R45). Chance lives here, so that Domain needs none.</summary>
public static class EventStamp
{
    /// <summary>A new event id: unique, and in the order of time.</summary>
    public static string NewId(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("n");

    /// <summary>The facts of an event as a JSON object.</summary>
    public static string Details(IReadOnlyDictionary<string, object?> facts) =>
        facts.Count == 0 ? "{}" : JsonSerializer.Serialize(facts, DetailsJson.Default.IReadOnlyDictionaryStringObject);

    /// <summary>The same events with ids, each caused by the one before it, the first by <paramref name="cause"/>.</summary>
    public static IReadOnlyList<ActivityEvent> Chain(IEnumerable<ActivityEvent> events, string? cause)
    {
        var chained = new List<ActivityEvent>();
        foreach (var happened in events)
        {
            var stamped = happened with { EventId = NewId(happened.At), CausationId = happened.CausationId ?? cause };
            chained.Add(stamped);
            cause = stamped.EventId;
        }

        return chained;
    }
}
