namespace OrleansMedia.Storage.Activity;

/// <summary>A part of what happened to one thing, oldest first (R101).</summary>
/// <param name="Rows">The events.</param>
/// <param name="NextAfter">The id to read on after; null where this is the end for now.</param>
public sealed record Timeline(IReadOnlyList<ActivityRow> Rows, long? NextAfter);
