namespace OrleansMedia.Domain.Activity;

/// <summary>A part of the activity log.</summary>
/// <param name="Events">Oldest first.</param>
/// <param name="Cursor">Where to read on.</param>
public sealed record ActivityBatch(IReadOnlyList<ActivityEvent> Events, long Cursor);
