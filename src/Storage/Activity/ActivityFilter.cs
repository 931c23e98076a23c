namespace OrleansMedia.Storage.Activity;

/// <summary>Which events to list (R100). Null means: any.</summary>
public sealed record ActivityFilter
{
    /// <summary>Only events of this type.</summary>
    public string? EventType { get; init; }

    /// <summary>Only events that this source tells.</summary>
    public string? Source { get; init; }

    /// <summary>Only events with this status: failed, success, in_progress or info.</summary>
    public string? Status { get; init; }

    /// <summary>Only events about this download (<c>client/item</c>).</summary>
    public string? DownloadId { get; init; }

    /// <summary>Only events of this application.</summary>
    public string? Application { get; init; }

    /// <summary>Only events that belong to this.</summary>
    public string? CorrelationId { get; init; }
}
