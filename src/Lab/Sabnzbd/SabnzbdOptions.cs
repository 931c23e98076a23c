namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>How a simulated SABnzbd is set up.</summary>
public sealed record SabnzbdOptions
{
    /// <summary>Its version; from 4.0 on it answers in the shapes of 4.5.0, below in those of 3.7.1.</summary>
    public string Version { get; init; } = "4.5.0";

    /// <summary>The API key it accepts.</summary>
    public string ApiKey { get; init; } = "lab0sabnzbd0key0lab0sabnzbd0key0";

    /// <summary>Port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Folder below which finished jobs lie, as SABnzbd sees it.</summary>
    public string CompleteFolder { get; init; } = "/media/usenet/complete";

    /// <summary>Folder below which unfinished jobs lie, as SABnzbd sees it.</summary>
    public string IncompleteFolder { get; init; } = "/media/usenet/incomplete";

    /// <summary>Free space of its disk in bytes.</summary>
    public long DiskFreeBytes { get; init; } = 700L << 30;

    /// <summary>Whole space of its disk in bytes.</summary>
    public long DiskTotalBytes { get; init; } = 4000L << 30;

    /// <summary>Its categories besides the default one.</summary>
    public IReadOnlyList<string> Categories { get; init; } = ["tv", "movies"];

    /// <summary>How long it has been running when it is made; its status says since when.</summary>
    public TimeSpan RunningFor { get; init; } = TimeSpan.FromHours(5);

    /// <summary>Name of its one news server.</summary>
    public string NewsServer { get; init; } = "news.lab.invalid";

    /// <summary>For so long after the end a completed job has an empty path, as was seen with 4.5.0; zero by default.</summary>
    public TimeSpan PathDelay { get; init; }
}
