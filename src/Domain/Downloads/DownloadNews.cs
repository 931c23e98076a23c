using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Domain.Downloads;

/// <summary>What can happen to a download. Closed: every case is in this file.</summary>
public abstract record DownloadNews
{
    private DownloadNews()
    {
    }

    /// <summary>Its client showed it.</summary>
    /// <param name="Key">Which download.</param>
    /// <param name="Item">What the client showed.</param>
    /// <param name="Judgement">What the tracker says of its progress; not looked at where the item is malformed.</param>
    /// <param name="Evidence">Why; null while it is fine.</param>
    /// <param name="Anchor">The last time it moved enough; null where the item was not tracked.</param>
    /// <param name="IsFirstRead">Whether this read is the first of its client, so that what it shows was there before us (ruling C30).</param>
    /// <param name="ClientCreatedAt">When its client was set up; what ended before it was there before us.</param>
    public sealed record Seen(
        DownloadKey Key,
        ClientItem Item,
        Judgement Judgement,
        StuckEvidence? Evidence,
        ProgressAnchor? Anchor,
        bool IsFirstRead,
        DateTimeOffset ClientCreatedAt) : DownloadNews;

    /// <summary>It has left its client, confirmed (ruling C33).</summary>
    public sealed record Gone : DownloadNews;
}
