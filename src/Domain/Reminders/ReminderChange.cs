namespace OrleansMedia.Domain.Reminders;

/// <summary>A wake-up set or taken back in the same transaction as the state that wants it (DESIGN section 3).</summary>
/// <param name="Name">Its name within the grain, for example <c>watch</c>.</param>
/// <param name="DueAt">When to wake the grain; null removes it.</param>
/// <param name="Consumes">Change it only where it is still due at this time: the wake-up that is being answered. Null changes it in any case.</param>
public sealed record ReminderChange(string Name, DateTimeOffset? DueAt, DateTimeOffset? Consumes = null);
