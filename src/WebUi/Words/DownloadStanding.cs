using OrleansMedia.Grains.Interfaces.Downloads;
using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.WebUi.Words;

/// <summary>What the sentence about a download is made from, whether it came as a list row or from the download itself.</summary>
public readonly record struct DownloadStanding
{
    public string Status { get; init; }

    public string RawStatus { get; init; }

    public string Wait { get; init; }

    public string Judgement { get; init; }

    /// <summary>Idle minutes as of <see cref="JudgedAt"/>.</summary>
    public double StuckMinutes { get; init; }

    public DateTimeOffset JudgedAt { get; init; }

    public long? SpeedBytesPerSecond { get; init; }

    public TimeSpan? TimeLeft { get; init; }

    public string? FailureReason { get; init; }

    public string? FailureCategory { get; init; }

    public bool SeenBeforeSetup { get; init; }

    public string? Malformed { get; init; }

    public DateTimeOffset? GoneAt { get; init; }

    public static DownloadStanding Of(DownloadRow row) => new()
    {
        Status = row.Status,
        RawStatus = "",
        Wait = row.Wait,
        Judgement = row.Judgement,
        StuckMinutes = row.StuckMinutes ?? 0,
        JudgedAt = row.UpdatedAt,
        SpeedBytesPerSecond = row.SpeedBytesPerSecond,
        TimeLeft = row.TimeLeft,
        FailureReason = row.FailureReason,
        FailureCategory = row.FailureCategory,
        SeenBeforeSetup = row.SeenBeforeSetup,
        Malformed = row.Malformed,
        GoneAt = row.GoneAt,
    };

    public static DownloadStanding Of(DownloadSnapshot download) => new()
    {
        Status = download.Status,
        RawStatus = download.RawStatus,
        Wait = download.Wait,
        Judgement = download.Judgement,
        StuckMinutes = download.Evidence?.StuckMinutes ?? 0,
        JudgedAt = download.SeenAt ?? download.UpdatedAt,
        SpeedBytesPerSecond = download.SpeedBytesPerSecond,
        TimeLeft = download.TimeLeft,
        FailureReason = download.FailureReason,
        FailureCategory = download.FailureCategory,
        SeenBeforeSetup = download.SeenBeforeSetup,
        Malformed = download.Malformed,
        GoneAt = download.GoneAt,
    };
}
