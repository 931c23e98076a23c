namespace OrleansMedia.Storage.Live;

/// <summary>What a commit may have changed.</summary>
[Flags]
public enum ChangeTopics
{
    /// <summary>Nothing that anybody watches.</summary>
    None = 0,

    /// <summary>Downloads or their progress.</summary>
    Downloads = 1,

    /// <summary>Download clients or what their last poll saw.</summary>
    DownloadClients = 2,

    /// <summary>The activity log grew.</summary>
    Activity = 4,
}
