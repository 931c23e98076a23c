namespace OrleansMedia.Storage.DownloadClients;

/// <summary>One download client in a list. Enumerations are wire names; it holds no secret.</summary>
public sealed record DownloadClientRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The name a person gave it.</summary>
    public required string Name { get; init; }

    /// <summary>sabnzbd or qbittorrent.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it listens.</summary>
    public required string Url { get; init; }

    /// <summary>Its user; empty where it has none.</summary>
    public required string Username { get; init; }

    /// <summary>Take a certificate that does not prove who it is.</summary>
    public required bool AcceptAnyCertificate { get; init; }

    /// <summary>How it is: not_contacted, ok, starting, disconnected, down, needs_you, paused.</summary>
    public required string Health { get; init; }

    /// <summary>Since when it is so, UTC.</summary>
    public required DateTimeOffset HealthSince { get; init; }

    /// <summary>What is wrong and what to do; null where nothing is.</summary>
    public string? FaultMessage { get; init; }

    /// <summary>Its version; empty before it said it.</summary>
    public required string Version { get; init; }

    /// <summary>Whether its version is one that we know.</summary>
    public required bool IsSupported { get; init; }

    /// <summary>Whether a person paused our watching of it.</summary>
    public required bool Paused { get; init; }

    /// <summary>When it was set up, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last successful sample of its queue, UTC; null before the first.</summary>
    public DateTimeOffset? LastPollAt { get; init; }

    /// <summary>Bytes per second over all its downloads, as of that sample; null before.</summary>
    public long? SpeedBytesPerSecond { get; init; }

    /// <summary>Free bytes where it writes; null where unknown.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>Downloads it holds.</summary>
    public required int Downloads { get; init; }

    /// <summary>Of these, being fetched or worked on.</summary>
    public required int Downloading { get; init; }

    /// <summary>Of these, queued or paused.</summary>
    public required int Waiting { get; init; }

    /// <summary>Of these, stuck.</summary>
    public required int Stuck { get; init; }

    /// <summary>Of these, those that need a person.</summary>
    public required int Attention { get; init; }
}
