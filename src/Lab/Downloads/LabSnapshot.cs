namespace OrleansMedia.Lab.Downloads;

/// <summary>All downloads of one simulated client at one instant, in the order of its queue.</summary>
/// <param name="Now">The instant, UTC.</param>
/// <param name="IsPaused">The whole client was paused.</param>
/// <param name="Entries">The downloads; those that are gone are not among them.</param>
/// <param name="HistoryVersion">Grows whenever something ends or leaves the history.</param>
public sealed record LabSnapshot(DateTimeOffset Now, bool IsPaused, IReadOnlyList<LabEntry> Entries, long HistoryVersion);
