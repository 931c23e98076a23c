using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.Reminders;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>One save of a download client: state, list row, reminders and events in one transaction.</summary>
/// <param name="State">The new state.</param>
/// <param name="ExpectedVersion">The version it was read with; 0 for a first save.</param>
/// <param name="Reminders">Wake-ups to set or take back.</param>
/// <param name="Events">Events of this step.</param>
public sealed record DownloadClientSave(
    DownloadClientState State,
    long ExpectedVersion,
    IReadOnlyList<ReminderChange> Reminders,
    IReadOnlyList<ActivityEvent> Events);
