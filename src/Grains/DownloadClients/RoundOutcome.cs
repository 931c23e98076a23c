using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>What one round of watching a client leaves to be saved.</summary>
/// <param name="Next">The client's next state.</param>
/// <param name="NextReadAt">When to ask it again.</param>
/// <param name="Events">What to tell, without ids yet.</param>
/// <param name="MustSave">Whether the state changed; where it did not, only the events are appended.</param>
public sealed record RoundOutcome(DownloadClientState Next, DateTimeOffset NextReadAt, IReadOnlyList<ActivityEvent> Events, bool MustSave);
