namespace OrleansMedia.Domain.Reminders;

/// <summary>A wake-up that is due and claimed by this process.</summary>
/// <param name="GrainType">For example <c>download-client</c>.</param>
/// <param name="GrainKey">The grain's key.</param>
/// <param name="Name">The reminder's name within the grain.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Attempts">How often it was claimed before without being consumed.</param>
public sealed record DueReminder(string GrainType, string GrainKey, string Name, DateTimeOffset DueAt, int Attempts);
