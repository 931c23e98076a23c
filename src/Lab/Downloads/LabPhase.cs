namespace OrleansMedia.Lab.Downloads;

/// <summary>What a simulated download is doing. Each simulated client shows it in its own words.</summary>
public enum LabPhase
{
    /// <summary>Waits its turn.</summary>
    Queued,

    /// <summary>A torrent from a magnet link that looks for its metadata; for Usenet, an NZB still being fetched.</summary>
    FetchingMetadata,

    /// <summary>Bytes arrive.</summary>
    Downloading,

    /// <summary>Should be downloading, but no byte arrives.</summary>
    Stalled,

    /// <summary>Stopped by the client or by a person; the text of the step is the label (for example ENCRYPTED).</summary>
    Paused,

    /// <summary>Data on disk is being checked.</summary>
    Checking,

    /// <summary>Post-processing: the downloaded files are verified.</summary>
    Verifying,

    /// <summary>Post-processing: damaged files are repaired.</summary>
    Repairing,

    /// <summary>Post-processing: archives are unpacked.</summary>
    Extracting,

    /// <summary>Post-processing: the result is moved to its place.</summary>
    Moving,

    /// <summary>Finished well; a torrent seeds.</summary>
    Completed,

    /// <summary>Finished badly; the text of the step is the client's message.</summary>
    Failed,

    /// <summary>The client lost the files it had (qBittorrent's missingFiles).</summary>
    MissingFiles,

    /// <summary>The client no longer knows the download, and says nothing about it.</summary>
    Gone,
}
