namespace OrleansMedia.Domain.Downloads;

/// <summary>
/// All that is kept of one download (R55, without recovery). Flat, so that its stored form is plain versioned JSON.
/// The progress ring lives beside it (<c>ProgressHistory</c>).
/// </summary>
public sealed record DownloadState
{
    /// <summary>Which download: client and the client's id.</summary>
    public required DownloadKey Key { get; init; }

    /// <summary>The name as the client shows it.</summary>
    public required string Title { get; init; }

    /// <summary>How the data comes.</summary>
    public required DownloadProtocol Protocol { get; init; }

    /// <summary>The client's category.</summary>
    public string Category { get; init; } = "";

    /// <summary>sonarr, radarr or unknown (R27).</summary>
    public string SourceApplication { get; init; } = "unknown";

    /// <summary>Where it stands.</summary>
    public DownloadStatus Status { get; init; }

    /// <summary>The client's own word for it.</summary>
    public string RawStatus { get; init; } = "";

    /// <summary>Why nothing is expected to move.</summary>
    public WaitReason Wait { get; init; }

    /// <summary>0 to 100, as of the last save; the list row and the ring are newer.</summary>
    public double ProgressPercent { get; init; }

    /// <summary>The whole size in bytes.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Bytes left, as of the last save.</summary>
    public long SizeLeftBytes { get; init; }

    /// <summary>Labels and tags, joined with a comma.</summary>
    public string Labels { get; init; } = "";

    /// <summary>Host of the first tracker; null for Usenet.</summary>
    public string? Tracker { get; init; }

    /// <summary>What the client complains about.</summary>
    public string Complaint { get; init; } = "";

    /// <summary>Where the finished download lies, as the client sees it.</summary>
    public string StoragePath { get; init; } = "";

    /// <summary>Why it failed, in the client's words; null where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The kind of failure; null where it did not fail.</summary>
    public FailureCategory? FailureCategory { get; init; }

    /// <summary>How bad; null where it did not fail.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Whether it had failed before this client was set up: listed, never acted on (ruling C30).</summary>
    public bool SeenBeforeSetup { get; init; }

    /// <summary>What its progress says.</summary>
    public Judgement Judgement { get; init; }

    /// <summary>Why; null while it is fine.</summary>
    public StuckEvidence? Evidence { get; init; }

    /// <summary>The worst judgement that was told of since it last moved, so that a pause in between does not tell it twice.</summary>
    public Judgement JudgementTold { get; init; }

    /// <summary>The last time it moved enough to count; null before the first sample.</summary>
    public ProgressAnchor? Anchor { get; init; }

    /// <summary>Which fields could not be read; null where all could. Such a download is not judged.</summary>
    public string? Malformed { get; init; }

    /// <summary>Groups all events about it (ruling C22): the client's id of it.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The last event about it, the cause of the next one; null before the first.</summary>
    public string? LastEventId { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this state was made.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the client added it; null where it does not say.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>When it ended in its client (completed or failed); null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it was found to have left its client, confirmed (ruling C33); null while it is there.</summary>
    public DateTimeOffset? GoneAt { get; init; }
}
