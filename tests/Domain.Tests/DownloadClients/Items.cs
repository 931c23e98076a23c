using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.DownloadClients;

/// <summary>Items and answers of a client, as short as a test can say them.</summary>
internal static class Items
{
    public static ClientItem Item(string id, DownloadStatus status = DownloadStatus.Downloading, double progress = 10, WaitReason wait = WaitReason.None) => new()
    {
        Id = id,
        Title = $"Title {id}",
        Status = status,
        Wait = wait,
        Protocol = DownloadProtocol.Usenet,
        ProgressPercent = progress,
        SizeBytes = 1000,
        SizeLeftBytes = (long)(1000 - (10 * progress)),
    };

    public static QueueReading Full(params ClientItem[] items) => new(true, items, [], new(), 0);

    public static QueueReading Delta(ClientItem[] items, params string[] removed) => new(false, items, removed, new(), 0);

    public static HistoryReading History(params ClientItem[] items) => new(items, "mark", false, true, 0);

    public static HistoryReading UnchangedHistory() => new([], "mark", true, false, 0);

    public static string Ids(IEnumerable<ClientItem> items) => string.Join(',', items.Select(item => item.Id));
}
