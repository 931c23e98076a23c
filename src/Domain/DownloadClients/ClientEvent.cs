using OrleansMedia.Domain.Activity;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>An event that a step of a download client gives. The shell adds ids, time and causation, and writes the details as JSON.</summary>
/// <param name="EventType">One of <see cref="EventTypes"/>.</param>
/// <param name="Action">What happened, as a short sentence.</param>
/// <param name="Outcome">How it stands.</param>
/// <param name="Details">The facts, in order. Values are strings, numbers, booleans, times or null.</param>
/// <param name="ErrorMessage">The error in words; null where there is none.</param>
public sealed record ClientEvent(
    string EventType,
    string Action,
    Outcome Outcome,
    IReadOnlyDictionary<string, object?> Details,
    string? ErrorMessage = null);
