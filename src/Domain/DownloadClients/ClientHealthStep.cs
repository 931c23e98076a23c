namespace OrleansMedia.Domain.DownloadClients;

/// <summary>What one read says of a download client's health.</summary>
/// <param name="Next">The next state: health, fault and version.</param>
/// <param name="NextReadAt">When to ask it again.</param>
/// <param name="Events">What to tell, in order.</param>
/// <param name="MustSave">Whether something changed that must outlive a restart.</param>
/// <param name="WentDown">Whether it stopped answering with this read: see <see cref="QueueDiff.ClientWentDown"/>.</param>
/// <param name="Returned">Whether it answers again with this read: see <see cref="QueueDiff.ClientReturned"/>.</param>
public sealed record ClientHealthStep(
    DownloadClientState Next,
    DateTimeOffset NextReadAt,
    IReadOnlyList<ClientEvent> Events,
    bool MustSave,
    bool WentDown,
    bool Returned);
