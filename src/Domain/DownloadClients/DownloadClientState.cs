namespace OrleansMedia.Domain.DownloadClients;

/// <summary>All that is kept of one download client. Saved when its settings or its health change, not at each poll.</summary>
public sealed record DownloadClientState
{
    /// <summary>Its id: part of the keys of its downloads, never changed.</summary>
    public required string Id { get; init; }

    /// <summary>The name a person gave it.</summary>
    public required string Name { get; init; }

    /// <summary>Which program it is.</summary>
    public required DownloadClientKind Kind { get; init; }

    /// <summary>Where it listens.</summary>
    public required string Url { get; init; }

    /// <summary>qBittorrent's user; empty for SABnzbd.</summary>
    public string Username { get; init; } = "";

    /// <summary>The API key or password, encrypted with a key that is not in the database; empty where there is none.</summary>
    public string ProtectedSecret { get; init; } = "";

    /// <summary>Take a certificate that does not prove who it is.</summary>
    public bool AcceptAnyCertificate { get; init; }

    /// <summary>Whether a person paused our watching of it.</summary>
    public bool Paused { get; init; }

    /// <summary>When it was set up. What failed before is only listed (ruling C30).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When these settings last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How it is.</summary>
    public ClientHealth Health { get; init; }

    /// <summary>Since when it is so.</summary>
    public DateTimeOffset HealthSince { get; init; }

    /// <summary>What is wrong and what to do; null where nothing is.</summary>
    public string? FaultMessage { get; init; }

    /// <summary>The kind of fault; null where there is none.</summary>
    public ClientFaultKind? FaultKind { get; init; }

    /// <summary>Reads that failed in a row; sets the backoff.</summary>
    public int FaultCount { get; init; }

    /// <summary>Its version as it last said it.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether its version is one that we know.</summary>
    public bool IsSupported { get; init; } = true;

    /// <summary>The mark of the history that was last taken in.</summary>
    public string HistoryWatermark { get; init; } = "";

    /// <summary>When its history was first read whole; failures found then were there before us. Null before.</summary>
    public DateTimeOffset? FirstHistoryAt { get; init; }

    /// <summary>Its warnings as last read, newest last.</summary>
    public IReadOnlyList<ClientWarning> Warnings { get; init; } = [];

    /// <summary>The last event about it, the cause of the next.</summary>
    public string? LastEventId { get; init; }
}
