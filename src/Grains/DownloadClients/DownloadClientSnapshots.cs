using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Grains.Interfaces.DownloadClients;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>Makes the wire form of a download client. The secret has no part in it.</summary>
public static class DownloadClientSnapshots
{
    /// <summary>The client as it is now.</summary>
    public static DownloadClientSnapshot From(DownloadClientState state, ClientWatch? watch, DateTimeOffset? nextReadAt) => new()
    {
        Id = state.Id,
        Name = state.Name,
        Kind = state.Kind.ToWire(),
        Url = state.Url,
        Username = state.Username,
        HasSecret = state.ProtectedSecret.Length > 0,
        AcceptAnyCertificate = state.AcceptAnyCertificate,
        Health = state.Health.ToWire(),
        HealthSince = state.HealthSince,
        FaultMessage = state.FaultMessage,
        Version = state.Version,
        IsSupported = state.IsSupported,
        LastReadAt = watch?.LastReadAt,
        NextReadAt = state.Paused ? null : nextReadAt,
        LastHistoryAt = watch?.LastHistoryAt,
        LastReadMilliseconds = watch?.LastReadTook.TotalMilliseconds ?? 0,
        SpeedBytesPerSecond = watch?.Condition?.SpeedBytesPerSecond ?? 0,
        FreeBytes = watch?.Condition?.FreeBytes,
        QueuePaused = watch?.Condition?.QueuePaused ?? false,
        Items = watch?.Items ?? 0,
        Malformed = watch?.Malformed ?? 0,
        Warnings = [.. state.Warnings.Select(warning => warning.Text)],
        CreatedAt = state.CreatedAt,
    };
}
