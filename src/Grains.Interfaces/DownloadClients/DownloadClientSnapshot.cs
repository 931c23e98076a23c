using System.Collections.Immutable;

namespace OrleansMedia.Grains.Interfaces.DownloadClients;

/// <summary>One download client as it is now.</summary>
[GenerateSerializer, Immutable, Alias("om.DownloadClientSnapshot")]
public sealed record DownloadClientSnapshot
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    /// <summary>sabnzbd or qbittorrent.</summary>
    [Id(2)]
    public required string Kind { get; init; }

    [Id(3)]
    public required string Url { get; init; }

    [Id(4)]
    public string Username { get; init; } = "";

    /// <summary>Whether a secret is stored; the secret itself is never shown.</summary>
    [Id(5)]
    public bool HasSecret { get; init; }

    [Id(6)]
    public bool AcceptAnyCertificate { get; init; }

    /// <summary>not_contacted, ok, starting, disconnected, down, needs_you, paused.</summary>
    [Id(7)]
    public required string Health { get; init; }

    [Id(8)]
    public DateTimeOffset HealthSince { get; init; }

    /// <summary>What is wrong and what to do; null where nothing is.</summary>
    [Id(9)]
    public string? FaultMessage { get; init; }

    [Id(10)]
    public string Version { get; init; } = "";

    /// <summary>Whether we know this version.</summary>
    [Id(11)]
    public bool IsSupported { get; init; } = true;

    /// <summary>The last successful read of the queue; null before the first.</summary>
    [Id(12)]
    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>When it is asked next; null while paused.</summary>
    [Id(13)]
    public DateTimeOffset? NextReadAt { get; init; }

    /// <summary>The last successful read of the history; null before the first.</summary>
    [Id(14)]
    public DateTimeOffset? LastHistoryAt { get; init; }

    /// <summary>How long the last read of the queue took, in milliseconds.</summary>
    [Id(15)]
    public double LastReadMilliseconds { get; init; }

    [Id(16)]
    public long SpeedBytesPerSecond { get; init; }

    [Id(17)]
    public long? FreeBytes { get; init; }

    /// <summary>Whether its whole queue is paused.</summary>
    [Id(18)]
    public bool QueuePaused { get; init; }

    /// <summary>Downloads in it at the moment.</summary>
    [Id(19)]
    public int Items { get; init; }

    /// <summary>Records of its last answers that could not be read at all.</summary>
    [Id(20)]
    public int Malformed { get; init; }

    /// <summary>Its own warnings, newest last.</summary>
    [Id(21)]
    public ImmutableArray<string> Warnings { get; init; } = [];

    [Id(22)]
    public DateTimeOffset CreatedAt { get; init; }
}
