namespace OrleansMedia.Storage.Activity;

/// <summary>A page of the activity log, newest first.</summary>
/// <param name="Rows">The events.</param>
/// <param name="Total">How many events the filter takes in.</param>
public sealed record ActivityPage(IReadOnlyList<ActivityRow> Rows, long Total);
