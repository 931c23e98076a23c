using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>One download as its client shows it at one read. Equal values mean that nothing changed.</summary>
public sealed record ClientItem
{
    /// <summary>The client's own id: nzo_id or info hash.</summary>
    public required string Id { get; init; }

    /// <summary>The name as the client shows it.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands, in our words.</summary>
    public required DownloadStatus Status { get; init; }

    /// <summary>The client's own word for it, for evidence.</summary>
    public string RawStatus { get; init; } = "";

    /// <summary>Why nothing is expected to move.</summary>
    public WaitReason Wait { get; init; }

    /// <summary>How the data comes.</summary>
    public required DownloadProtocol Protocol { get; init; }

    /// <summary>0 to 100.</summary>
    public double ProgressPercent { get; init; }

    /// <summary>The whole size in bytes; 0 where the client does not know it (a magnet without metadata).</summary>
    public long SizeBytes { get; init; }

    /// <summary>Bytes still to come.</summary>
    public long SizeLeftBytes { get; init; }

    /// <summary>Bytes per second at the moment; null where the client does not say it per item.</summary>
    public long? SpeedBytesPerSecond { get; init; }

    /// <summary>The client's own estimate; null where it gives none.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>The client's category.</summary>
    public string Category { get; init; } = "";

    /// <summary>Labels and tags, joined with a comma, so that records compare by value.</summary>
    public string Labels { get; init; } = "";

    /// <summary>Host of the first tracker, for torrents.</summary>
    public string? Tracker { get; init; }

    /// <summary>Connected seeds; null for Usenet.</summary>
    public int? Seeds { get; init; }

    /// <summary>Seeds that the tracker knows; null for Usenet.</summary>
    public int? SeedsInSwarm { get; init; }

    /// <summary>Whether the torrent is private; null where the client does not say (then it counts as private, ruling C32).</summary>
    public bool? IsPrivate { get; init; }

    /// <summary>What the client says is wrong: fail_message, a label such as ENCRYPTED, a tracker's complaint. Empty where nothing is.</summary>
    public string Complaint { get; init; } = "";

    /// <summary>Where the finished download lies, as the client sees it; empty until then.</summary>
    public string StoragePath { get; init; } = "";

    /// <summary>When it was added; null where the client does not say.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>When it ended; null where it has not, or the client does not say.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Which fields of this item could not be read, as a sentence; null where all could. Such an item is shown, and not judged.</summary>
    public string? Malformed { get; init; }
}
