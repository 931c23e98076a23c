using OrleansMedia.Storage.Activity;

namespace OrleansMedia.Silo.Downloads;

/// <summary>A part of what happened to a download, oldest first.</summary>
/// <param name="Events">The events.</param>
/// <param name="NextAfter">Where to go on; null where this is the end for now.</param>
public sealed record TimelinePart(IReadOnlyList<TimelineEvent> Events, long? NextAfter)
{
    /// <summary>From the store's part.</summary>
    public static TimelinePart Of(Timeline timeline) => new([.. timeline.Rows.Select(TimelineEvent.Of)], timeline.NextAfter);
}
