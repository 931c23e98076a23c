using System.ComponentModel.DataAnnotations;

namespace OrleansMedia.Domain.Settings;

/// <summary>How often download clients are asked (R47, R70, ruling C6).</summary>
public sealed record MonitoringSettings
{
    /// <summary>Seconds between two samples of a queue. <c>QUEUE_SAMPLE_INTERVAL</c>, default 5. At most 300: what lies further apart does not count as watched.</summary>
    [Range(1, 300)]
    public double QueueSampleSeconds { get; init; } = 5;

    /// <summary>Seconds between two reads of history and warnings. <c>MONITORING_POLL_INTERVAL</c>, default 120.</summary>
    [Range(5, 86400)]
    public double PollSeconds { get; init; } = 120;

    /// <summary>The longest wait between two tries at a client that is down, in seconds. <c>CLIENT_BACKOFF_MAX</c>, default 300.</summary>
    [Range(5, 86400)]
    public double BackoffMaxSeconds { get; init; } = 300;
}
