using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>Downloads and news of them, as short as a test can say them.</summary>
internal static class DownloadCases
{
    public static readonly DateTimeOffset SetUp = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Before = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = Before.AddHours(1);
    public static readonly DownloadKey Key = new("home", "SABnzbd_nzo_1");

    public static ClientItem Item(DownloadStatus status) => new()
    {
        Id = Key.ItemId,
        Title = "Show.S01E01",
        Status = status,
        Protocol = DownloadProtocol.Usenet,
        ProgressPercent = 40,
        SizeBytes = 1000,
        SizeLeftBytes = 600,
        Category = "tv",
        Complaint = status == DownloadStatus.Failed ? "Unpacking failed, archive requires a password" : "",
        EndedAt = status.IsFinished() ? Now.AddMinutes(-1) : null,
    };

    public static DownloadNews.Seen Seen(ClientItem item, Judgement judgement = Judgement.Fine, DateTimeOffset? anchorAt = null) => new(
        Key,
        item,
        judgement,
        judgement == Judgement.Fine ? null : new StuckEvidence(130, 120, 0, 1, 0, 104_857_600, Before, "0 of 4 seeds connected"),
        new ProgressAnchor(anchorAt ?? Before, 40, 600, TimeSpan.Zero),
        IsFirstRead: false,
        SetUp);

    /// <summary>A download that stood so an hour ago.</summary>
    public static DownloadState State(DownloadStatus status) =>
        DownloadMachine.Apply(null, Seen(Item(status) with { EndedAt = status.IsFinished() ? Before : null }), Before).Next!;
}
