using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Grains.Interfaces.Downloads;
using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.WebUi.Tests;

/// <summary>Things to show.</summary>
public static class Examples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static DownloadRow Row(string item, string title, string status = "downloading", string client = "sab") => new()
    {
        Key = $"{client}/{item}",
        ClientId = client,
        ItemId = item,
        Title = title,
        Status = status,
        Wait = "none",
        Category = "tv",
        SourceApplication = "sonarr",
        Protocol = "usenet",
        ProgressPercent = 37.5,
        SizeBytes = 8_000_000_000,
        SizeLeftBytes = 5_000_000_000,
        SpeedBytesPerSecond = 10_000_000,
        Judgement = "fine",
        Complaint = "",
        Labels = "",
        SeenBeforeSetup = false,
        CorrelationId = item,
        CreatedAt = Now.AddHours(-5),
        UpdatedAt = Now,
    };

    public static IEnumerable<DownloadRow> Rows(int count) =>
        Enumerable.Range(0, count).Select(i => Row($"n{i}", $"Show.S01E{i:00000}") with { CreatedAt = Now.AddMinutes(-i) });

    public static DownloadClientRow Client(string id = "sab", string name = "SABnzbd", string health = "ok") => new()
    {
        Id = id,
        Name = name,
        Kind = id.StartsWith("qb", StringComparison.Ordinal) ? "qbittorrent" : "sabnzbd",
        Url = "http://sab:8080",
        Username = "",
        AcceptAnyCertificate = false,
        Health = health,
        HealthSince = Now.AddMinutes(-4),
        Version = "4.5.0",
        IsSupported = true,
        Paused = health == "paused",
        CreatedAt = Now.AddDays(-3),
        LastPollAt = Now.AddSeconds(-3),
        SpeedBytesPerSecond = 88_080_384,
        FreeBytes = 1_319_413_953_332,
        Downloads = 140,
        Downloading = 12,
        Waiting = 100,
        Stuck = 3,
        Attention = 5,
    };

    public static DownloadClientSnapshot Settings(string id = "sab") => new()
    {
        Id = id,
        Name = "SABnzbd",
        Kind = "sabnzbd",
        Url = "http://sab:8080",
        HasSecret = true,
        Health = "ok",
    };

    public static DownloadSnapshot Snapshot(string item = "n1") => new()
    {
        Id = $"sab/{item}",
        ClientId = "sab",
        ItemId = item,
        Title = "Show.S01E01.1080p",
        Protocol = "usenet",
        SourceApplication = "sonarr",
        Status = "downloading",
        Wait = "none",
        RawStatus = "Downloading",
        ProgressPercent = 37.5,
        SizeBytes = 8_000_000_000,
        SizeLeftBytes = 5_000_000_000,
        Judgement = "fine",
        CorrelationId = item,
        CreatedAt = Now.AddHours(-5),
        UpdatedAt = Now,
        SeenAt = Now,
        History = [Point(-60, 10), Point(-40, 20, "paused"), Point(-20, 20), Point(0, 37.5)],
    };

    public static ProgressPoint Point(int minutes, double percent, string wait = "none") => new()
    {
        At = Now.AddMinutes(minutes),
        ProgressPercent = percent,
        SizeLeftBytes = (long)((100 - percent) * 80_000_000),
        Status = "downloading",
        Wait = wait,
    };

    public static ActivityRow Event(long id, string type, string action, string status = "info", string download = "sab/n1") => new()
    {
        Id = id,
        EventId = $"e{id}",
        At = Now.AddMinutes(-id),
        EventType = type,
        CorrelationId = "n1",
        Action = action,
        Source = "sab",
        Status = status,
        DetailsJson = "{}",
        DownloadId = download,
    };
}
