namespace OrleansMedia.Domain.Activity;

/// <summary>The literal wire names of events (R39 to R43), and our own beside them.</summary>
public static class EventTypes
{
    public const string DownloadFailed = "download.failed";
    public const string QueuePolled = "queue.polled";
    public const string QueueStateChanged = "queue.state_changed";
    public const string MonitoringStarted = "monitoring.started";
    public const string MonitoringStopped = "monitoring.stopped";
    public const string ServiceError = "service.error";
    public const string ConfigApplied = "config.applied";

    /// <summary>A download was seen for the first time.</summary>
    public const string DownloadAdded = "download.added";

    /// <summary>A download's status changed.</summary>
    public const string DownloadStatusChanged = "download.status_changed";

    /// <summary>A download will be stuck soon unless it moves (R226).</summary>
    public const string DownloadAtRisk = "download.at_risk";

    /// <summary>A download is stuck; the evidence is in the payload (R88).</summary>
    public const string DownloadStuck = "download.stuck";

    /// <summary>A download that was stuck or nearly so moves again.</summary>
    public const string DownloadMoving = "download.moving";

    /// <summary>A download is complete in its client.</summary>
    public const string DownloadCompleted = "download.completed";

    /// <summary>A download is no longer in its client, confirmed by two complete reads (ruling C33).</summary>
    public const string DownloadGone = "download.gone";

    /// <summary>A service answers again after it did not.</summary>
    public const string ServiceRecovered = "service.recovered";
}
