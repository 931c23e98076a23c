namespace OrleansMedia.Domain.DownloadClients;

/// <summary>One item that a client was seen with.</summary>
internal sealed class KnownItem(string id)
{
    public string Id { get; } = id;

    /// <summary>As it was last told, with what stands in its way; null after a restart of ours, until it is seen.</summary>
    public ClientItem? Item { get; set; }

    /// <summary>What the client itself says stands in its way.</summary>
    public Downloads.WaitReason OwnWait { get; set; }

    /// <summary>As the history shows it while the queue shows it too.</summary>
    public ClientItem? HistoryItem { get; set; }

    /// <summary>Whether it was last seen in the history, and not in the queue.</summary>
    public bool IsInHistory { get; set; }

    /// <summary>Whether only the whole history can say that it is not there.</summary>
    public bool NeedsWholeHistory { get; set; }

    /// <summary>Whether it is where it was last seen no more.</summary>
    public bool IsMissing { get; set; }

    /// <summary>The first complete read that shows it nowhere; null while it is somewhere, or has yet to be looked for in the history.</summary>
    public DateTimeOffset? AbsentSince { get; set; }

    /// <summary>When a sample of it was last stored.</summary>
    public DateTimeOffset SampledAt { get; set; }

    /// <summary>Number of the last read that showed it.</summary>
    public long SeenInRead { get; set; }
}
