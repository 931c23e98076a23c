using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Reminders;

namespace OrleansMedia.Storage.Tests.Downloads;

/// <summary>Downloads, clients and events to save.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static DownloadState Download(string item = "item", string client = "sab", string title = "Show.S01E01.1080p") => new()
    {
        Key = new DownloadKey(client, item),
        Title = title,
        Protocol = DownloadProtocol.Usenet,
        Category = "tv",
        SourceApplication = "sonarr",
        Status = DownloadStatus.Downloading,
        SizeBytes = 1_000_000,
        SizeLeftBytes = 400_000,
        ProgressPercent = 60,
        CorrelationId = item,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    public static DownloadClientState Client(string id = "sab", string name = "SABnzbd") => new()
    {
        Id = id,
        Name = name,
        Kind = DownloadClientKind.Sabnzbd,
        Url = "http://nas:8080/sabnzbd",
        CreatedAt = Noon,
        UpdatedAt = Noon,
        Health = ClientHealth.Ok,
        HealthSince = Noon,
    };

    public static ActivityEvent Event(string id = "event-1", string type = EventTypes.DownloadAdded, string download = "sab/item") => new()
    {
        EventId = id,
        At = Noon,
        EventType = type,
        CorrelationId = "item",
        Action = "Download added: Show.S01E01.1080p",
        Source = "sab",
        DownloadId = download,
        Application = "sonarr",
    };

    public static DownloadSave Save(
        DownloadState state,
        long expected = 0,
        IReadOnlyList<ReminderChange>? reminders = null,
        IReadOnlyList<ActivityEvent>? events = null,
        byte[]? history = null) =>
        new(state, expected, history ?? [], null, null, reminders ?? [], events ?? []);

    /// <summary>The ring of a download that was seen at these times.</summary>
    public static byte[] Ring(params DateTimeOffset[] times)
    {
        var history = new ProgressHistory();
        foreach (var at in times)
        {
            history.Add(new ProgressSnapshot(at.UtcDateTime, 400_000, 60, DownloadStatus.Downloading, WaitReason.None), 50, TimeSpan.FromHours(4));
        }

        return history.ToBytes();
    }

    public static DownloadClientSave Save(DownloadClientState state, long expected = 0, IReadOnlyList<ReminderChange>? reminders = null, IReadOnlyList<ActivityEvent>? events = null) =>
        new(state, expected, reminders ?? [], events ?? []);

    public static DownloadSample Sample(string item, DateTimeOffset at, float progress = 61, long left = 390_000) =>
        new(item, new ProgressSnapshot(at.UtcDateTime, left, progress, DownloadStatus.Downloading, WaitReason.None), 5_000, TimeSpan.FromMinutes(3));

    public static PollSave Poll(DateTimeOffset at, params DownloadSample[] samples) => new("sab", at, samples, 5_000, 1_000_000_000, at - TimeSpan.FromHours(4));
}
