namespace OrleansMedia.Lab.Downloads;

/// <summary>What is put into a simulated client: a name, a size and what will happen to it.</summary>
public sealed record LabRelease
{
    /// <summary>Name of the release.</summary>
    public required string Name { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>What happens to it.</summary>
    public required LabScript Script { get; init; }

    /// <summary>What happens when the client is asked to try again; the same again when null.</summary>
    public LabScript? RetryScript { get; init; }

    /// <summary>Category in the client.</summary>
    public string Category { get; init; } = "*";

    /// <summary>How much of the script has already run when it is added.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>When the client got it, where that is not now.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>When it ended, where that cannot follow from the script (an old history entry).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The client's id; made from the seed when null.</summary>
    public string? Id { get; init; }

    /// <summary>Tracker of a torrent.</summary>
    public LabTracker Tracker { get; init; } = LabTracker.Working;

    /// <summary>Seeds that a torrent is connected to while it downloads.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>Peers that a torrent is connected to.</summary>
    public int Peers { get; init; } = 3;

    /// <summary>Bytes per second that a torrent uploads once it is complete; zero for one that nobody asks for.</summary>
    public long UploadBytesPerSecond { get; init; }

    /// <summary>A torrent of a private tracker.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Tags of a torrent, separated by comma and blank as qBittorrent does.</summary>
    public string Tags { get; init; } = "";

    /// <summary>Where an arr found it.</summary>
    public string Indexer { get; init; } = "Lab Indexer";

    /// <summary>Why the arr will not import it by itself, empty when it will.</summary>
    public string ImportBlockedBy { get; init; } = "";
}
