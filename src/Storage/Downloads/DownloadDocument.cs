using System.Text.Json.Serialization;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.Sql;

namespace OrleansMedia.Storage.Downloads;

/// <summary>
/// The stored form of a download: flat JSON whose names are a contract of their own. A field that is missing in an old row takes its
/// default; a field is never renamed and never changes its meaning. Times are UTC in ISO 8601. Fields with a default have a setter:
/// for an initializer the generated reader forgets the default.
/// </summary>
internal sealed record DownloadDocument
{
    public const int SchemaNow = 1;

    [JsonPropertyName("schema")] public int Schema { get; set; } = SchemaNow;
    [JsonPropertyName("client_id")] public required string ClientId { get; init; }
    [JsonPropertyName("item_id")] public required string ItemId { get; init; }
    [JsonPropertyName("title")] public required string Title { get; init; }
    [JsonPropertyName("protocol")] public required string Protocol { get; init; }
    [JsonPropertyName("category")] public string Category { get; set; } = "";
    [JsonPropertyName("source_application")] public string SourceApplication { get; set; } = "unknown";
    [JsonPropertyName("status")] public required string Status { get; init; }
    [JsonPropertyName("raw_status")] public string RawStatus { get; set; } = "";
    [JsonPropertyName("wait")] public string Wait { get; set; } = "none";
    [JsonPropertyName("progress_percent")] public double ProgressPercent { get; set; }
    [JsonPropertyName("size_bytes")] public long SizeBytes { get; set; }
    [JsonPropertyName("size_left_bytes")] public long SizeLeftBytes { get; set; }
    [JsonPropertyName("labels")] public string Labels { get; set; } = "";
    [JsonPropertyName("tracker")] public string? Tracker { get; set; }
    [JsonPropertyName("complaint")] public string Complaint { get; set; } = "";
    [JsonPropertyName("storage_path")] public string StoragePath { get; set; } = "";
    [JsonPropertyName("failure_reason")] public string? FailureReason { get; set; }
    [JsonPropertyName("failure_category")] public string? FailureCategory { get; set; }
    [JsonPropertyName("severity")] public string? Severity { get; set; }
    [JsonPropertyName("seen_before_setup")] public bool SeenBeforeSetup { get; set; }
    [JsonPropertyName("judgement")] public string Judgement { get; set; } = "fine";
    [JsonPropertyName("judgement_told")] public string JudgementTold { get; set; } = "fine";
    [JsonPropertyName("evidence_stuck_minutes")] public double? EvidenceStuckMinutes { get; set; }
    [JsonPropertyName("evidence_threshold_minutes")] public double EvidenceThresholdMinutes { get; set; }
    [JsonPropertyName("evidence_progress_change")] public double EvidenceProgressChange { get; set; }
    [JsonPropertyName("evidence_min_progress_change")] public double EvidenceMinProgressChange { get; set; }
    [JsonPropertyName("evidence_size_change_bytes")] public long EvidenceSizeChangeBytes { get; set; }
    [JsonPropertyName("evidence_min_size_change_bytes")] public long EvidenceMinSizeChangeBytes { get; set; }
    [JsonPropertyName("evidence_since")] public DateTimeOffset? EvidenceSince { get; set; }
    [JsonPropertyName("evidence_hint")] public string? EvidenceHint { get; set; }
    [JsonPropertyName("anchor_at")] public DateTimeOffset? AnchorAt { get; set; }
    [JsonPropertyName("anchor_progress_percent")] public double AnchorProgressPercent { get; set; }
    [JsonPropertyName("anchor_size_left_bytes")] public long AnchorSizeLeftBytes { get; set; }
    [JsonPropertyName("anchor_idle_ticks")] public long AnchorIdleTicks { get; set; }
    [JsonPropertyName("malformed")] public string? Malformed { get; set; }
    [JsonPropertyName("correlation_id")] public required string CorrelationId { get; init; }
    [JsonPropertyName("last_event_id")] public string? LastEventId { get; set; }
    [JsonPropertyName("created_at")] public required DateTimeOffset CreatedAt { get; init; }
    [JsonPropertyName("updated_at")] public required DateTimeOffset UpdatedAt { get; init; }
    [JsonPropertyName("added_at")] public DateTimeOffset? AddedAt { get; set; }
    [JsonPropertyName("ended_at")] public DateTimeOffset? EndedAt { get; set; }
    [JsonPropertyName("gone_at")] public DateTimeOffset? GoneAt { get; set; }

    public static DownloadDocument Of(DownloadState state) => new()
    {
        ClientId = state.Key.ClientId,
        ItemId = state.Key.ItemId,
        Title = state.Title,
        Protocol = Words.Of(state.Protocol),
        Category = state.Category,
        SourceApplication = state.SourceApplication,
        Status = state.Status.ToWire(),
        RawStatus = state.RawStatus,
        Wait = Words.Of(state.Wait),
        ProgressPercent = state.ProgressPercent,
        SizeBytes = state.SizeBytes,
        SizeLeftBytes = state.SizeLeftBytes,
        Labels = state.Labels,
        Tracker = state.Tracker,
        Complaint = state.Complaint,
        StoragePath = state.StoragePath,
        FailureReason = state.FailureReason,
        FailureCategory = Words.OfNullable(state.FailureCategory),
        Severity = Words.OfNullable(state.Severity),
        SeenBeforeSetup = state.SeenBeforeSetup,
        Judgement = Words.Of(state.Judgement),
        JudgementTold = Words.Of(state.JudgementTold),
        EvidenceStuckMinutes = state.Evidence?.StuckMinutes,
        EvidenceThresholdMinutes = state.Evidence?.ThresholdMinutes ?? 0,
        EvidenceProgressChange = state.Evidence?.ProgressChange ?? 0,
        EvidenceMinProgressChange = state.Evidence?.MinProgressChange ?? 0,
        EvidenceSizeChangeBytes = state.Evidence?.SizeChangeBytes ?? 0,
        EvidenceMinSizeChangeBytes = state.Evidence?.MinSizeChangeBytes ?? 0,
        EvidenceSince = state.Evidence?.Since,
        EvidenceHint = state.Evidence?.Hint,
        AnchorAt = state.Anchor?.At,
        AnchorProgressPercent = state.Anchor?.ProgressPercent ?? 0,
        AnchorSizeLeftBytes = state.Anchor?.SizeLeftBytes ?? 0,
        AnchorIdleTicks = state.Anchor?.Idle.Ticks ?? 0,
        Malformed = state.Malformed,
        CorrelationId = state.CorrelationId,
        LastEventId = state.LastEventId,
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        AddedAt = state.AddedAt,
        EndedAt = state.EndedAt,
        GoneAt = state.GoneAt,
    };

    public DownloadState ToState() => new()
    {
        Key = new DownloadKey(ClientId, ItemId),
        Title = Title,
        Protocol = Words.Parse<DownloadProtocol>(Protocol) ?? throw new StorageException($"The stored download {ClientId}/{ItemId} has the protocol '{Protocol}', which this program does not know."),
        Category = Category,
        SourceApplication = SourceApplication,
        Status = DownloadStatusNames.FromWire(Status),
        RawStatus = RawStatus,
        Wait = Words.Parse<WaitReason>(Wait) ?? WaitReason.None,
        ProgressPercent = ProgressPercent,
        SizeBytes = SizeBytes,
        SizeLeftBytes = SizeLeftBytes,
        Labels = Labels,
        Tracker = Tracker,
        Complaint = Complaint,
        StoragePath = StoragePath,
        FailureReason = FailureReason,
        FailureCategory = Words.Parse<FailureCategory>(FailureCategory),
        Severity = Words.Parse<Severity>(Severity),
        SeenBeforeSetup = SeenBeforeSetup,
        Judgement = Words.Parse<Judgement>(Judgement) ?? Domain.Downloads.Judgement.Fine,
        JudgementTold = Words.Parse<Judgement>(JudgementTold) ?? Domain.Downloads.Judgement.Fine,
        Evidence = EvidenceStuckMinutes is { } minutes
            ? new StuckEvidence(
                minutes,
                EvidenceThresholdMinutes,
                EvidenceProgressChange,
                EvidenceMinProgressChange,
                EvidenceSizeChangeBytes,
                EvidenceMinSizeChangeBytes,
                EvidenceSince ?? UpdatedAt,
                EvidenceHint)
            : null,
        Anchor = AnchorAt is { } at ? new ProgressAnchor(at, AnchorProgressPercent, AnchorSizeLeftBytes, TimeSpan.FromTicks(AnchorIdleTicks)) : null,
        Malformed = Malformed,
        CorrelationId = CorrelationId,
        LastEventId = LastEventId,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        AddedAt = AddedAt,
        EndedAt = EndedAt,
        GoneAt = GoneAt,
    };
}
