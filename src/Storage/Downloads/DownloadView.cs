namespace OrleansMedia.Storage.Downloads;

/// <summary>The views of the list of downloads. Wire names: <see cref="DownloadListNames"/>.</summary>
public enum DownloadView
{
    /// <summary>All that are in their client.</summary>
    All,

    /// <summary>What needs a person: stuck, at risk, failed (not before set-up), or not understood.</summary>
    Attention,

    /// <summary>Stuck.</summary>
    Stuck,

    /// <summary>Nearly stuck.</summary>
    AtRisk,

    /// <summary>Being fetched or worked on: downloading, verifying, extracting, moving.</summary>
    Downloading,

    /// <summary>Queued or paused.</summary>
    Waiting,

    /// <summary>Completed, waiting for import, blocked in import, or resolved.</summary>
    Done,

    /// <summary>Failed or given up.</summary>
    Failed,

    /// <summary>No longer in their client.</summary>
    Gone,
}
