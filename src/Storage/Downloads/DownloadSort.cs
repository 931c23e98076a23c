namespace OrleansMedia.Storage.Downloads;

/// <summary>What a list of downloads is ordered by. Wire names: <see cref="DownloadListNames"/>. Equal ones follow in the order of being first seen.</summary>
public enum DownloadSort
{
    /// <summary>When it was first seen.</summary>
    Added,

    /// <summary>The title, without regard to case.</summary>
    Title,

    /// <summary>Progress in percent.</summary>
    Progress,

    /// <summary>Bytes left.</summary>
    Left,

    /// <summary>The status, in the order of a download's life.</summary>
    Status,

    /// <summary>How much it needs a person: stuck before failed before at risk, longest idle first. Use it descending.</summary>
    Attention,

    /// <summary>Bytes per second; unknown counts least.</summary>
    Speed,
}
