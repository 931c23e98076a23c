using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.Reminders;

namespace OrleansMedia.Domain.Downloads;

/// <summary>One save of a download: state, list row, ring, reminders and events in one transaction.</summary>
/// <param name="State">The new state; the list row is made from it.</param>
/// <param name="ExpectedVersion">The version it was read with; 0 for a first save.</param>
/// <param name="History">The progress ring as bytes; the stored samples up to its newest entry are dropped. Empty leaves the stored ring alone.</param>
/// <param name="SpeedBytesPerSecond">For the list row; null where unknown.</param>
/// <param name="TimeLeft">Our estimate, for the list row; null where there is none.</param>
/// <param name="Reminders">Wake-ups to set or take back.</param>
/// <param name="Events">Events of this step.</param>
public sealed record DownloadSave(
    DownloadState State,
    long ExpectedVersion,
    ReadOnlyMemory<byte> History,
    long? SpeedBytesPerSecond,
    TimeSpan? TimeLeft,
    IReadOnlyList<ReminderChange> Reminders,
    IReadOnlyList<ActivityEvent> Events);
