namespace OrleansMedia.Domain.Downloads;

/// <summary>Where a download stands (requirements, "Status vocabularies"). Wire names: <see cref="DownloadStatusNames"/>.</summary>
public enum DownloadStatus : byte
{
    /// <summary>What the client says is not understood. Never judged.</summary>
    Unknown,

    /// <summary>In the client's queue, nothing fetched at the moment.</summary>
    Queued,

    /// <summary>Data is being fetched, or should be.</summary>
    Downloading,

    /// <summary>Halted by a person, or by the client itself.</summary>
    Paused,

    /// <summary>Checked or repaired after the fetch (par2, recheck).</summary>
    Verifying,

    /// <summary>Unpacked.</summary>
    Extracting,

    /// <summary>Moved to its place.</summary>
    Moving,

    /// <summary>All there.</summary>
    Completed,

    /// <summary>Complete, waiting for the arr to import it.</summary>
    ImportPending,

    /// <summary>Complete, and the arr will not import it without help.</summary>
    ImportBlocked,

    /// <summary>Ended without a result.</summary>
    Failed,

    /// <summary>In the dead letter queue.</summary>
    Dlq,

    /// <summary>A failure that was mended.</summary>
    Resolved,
}
