using System.Text.Json.Serialization;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.DownloadClients;

/// <summary>The stored form of a download client: flat JSON, by the same rules as that of a download.</summary>
internal sealed record DownloadClientDocument
{
    public const int SchemaNow = 1;

    [JsonPropertyName("schema")] public int Schema { get; set; } = SchemaNow;
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("name")] public required string Name { get; init; }
    [JsonPropertyName("kind")] public required string Kind { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("username")] public string Username { get; set; } = "";
    [JsonPropertyName("protected_secret")] public string ProtectedSecret { get; set; } = "";
    [JsonPropertyName("accept_any_certificate")] public bool AcceptAnyCertificate { get; set; }
    [JsonPropertyName("paused")] public bool Paused { get; set; }
    [JsonPropertyName("created_at")] public required DateTimeOffset CreatedAt { get; init; }
    [JsonPropertyName("updated_at")] public required DateTimeOffset UpdatedAt { get; init; }
    [JsonPropertyName("health")] public string Health { get; set; } = "not_contacted";
    [JsonPropertyName("health_since")] public DateTimeOffset HealthSince { get; set; }
    [JsonPropertyName("fault_message")] public string? FaultMessage { get; set; }
    [JsonPropertyName("fault_kind")] public string? FaultKind { get; set; }
    [JsonPropertyName("fault_count")] public int FaultCount { get; set; }
    [JsonPropertyName("version")] public string Version { get; set; } = "";
    [JsonPropertyName("is_supported")] public bool IsSupported { get; set; } = true;
    [JsonPropertyName("history_watermark")] public string HistoryWatermark { get; set; } = "";
    [JsonPropertyName("first_history_at")] public DateTimeOffset? FirstHistoryAt { get; set; }
    [JsonPropertyName("warnings")] public IReadOnlyList<WarningDocument> Warnings { get; set; } = [];
    [JsonPropertyName("last_event_id")] public string? LastEventId { get; set; }

    public static DownloadClientDocument Of(DownloadClientState state) => new()
    {
        Id = state.Id,
        Name = state.Name,
        Kind = state.Kind.ToWire(),
        Url = state.Url,
        Username = state.Username,
        ProtectedSecret = state.ProtectedSecret,
        AcceptAnyCertificate = state.AcceptAnyCertificate,
        Paused = state.Paused,
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        Health = state.Health.ToWire(),
        HealthSince = state.HealthSince,
        FaultMessage = state.FaultMessage,
        FaultKind = Words.OfNullable(state.FaultKind),
        FaultCount = state.FaultCount,
        Version = state.Version,
        IsSupported = state.IsSupported,
        HistoryWatermark = state.HistoryWatermark,
        FirstHistoryAt = state.FirstHistoryAt,
        Warnings = [.. state.Warnings.Select(warning => new WarningDocument { At = warning.At, Text = warning.Text })],
        LastEventId = state.LastEventId,
    };

    public DownloadClientState ToState() => new()
    {
        Id = Id,
        Name = Name,
        Kind = DownloadClientKindNames.FromWire(Kind) ?? throw new StorageException($"The stored download client '{Id}' is of the kind '{Kind}', which this program does not know."),
        Url = Url,
        Username = Username,
        ProtectedSecret = ProtectedSecret,
        AcceptAnyCertificate = AcceptAnyCertificate,
        Paused = Paused,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        Health = Words.Parse<ClientHealth>(Health) ?? ClientHealth.NotContacted,
        HealthSince = HealthSince,
        FaultMessage = FaultMessage,
        FaultKind = Words.Parse<ClientFaultKind>(FaultKind),
        FaultCount = FaultCount,
        Version = Version,
        IsSupported = IsSupported,
        HistoryWatermark = HistoryWatermark,
        FirstHistoryAt = FirstHistoryAt,
        Warnings = [.. Warnings.Select(warning => new ClientWarning(warning.At, warning.Text))],
        LastEventId = LastEventId,
    };

    /// <summary>A stored warning.</summary>
    internal sealed record WarningDocument
    {
        [JsonPropertyName("at")] public DateTimeOffset? At { get; set; }
        [JsonPropertyName("text")] public required string Text { get; init; }
    }
}
