namespace OrleansMedia.Domain.DownloadClients;

/// <summary>How the client itself is, read together with its queue.</summary>
public sealed record ClientCondition
{
    /// <summary>Its version; empty where it did not say.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether the whole queue is paused.</summary>
    public bool QueuePaused { get; init; }

    /// <summary>Whether it has lost its own network (VPN down: qBittorrent says <c>disconnected</c>), so that nothing can move (ruling C28).</summary>
    public bool Disconnected { get; init; }

    /// <summary>Bytes per second over all downloads.</summary>
    public long SpeedBytesPerSecond { get; init; }

    /// <summary>Free bytes where it writes; null where it did not say.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>When the client started; null where it does not say. Nothing is forgotten within 15 minutes after it (ruling C33).</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
