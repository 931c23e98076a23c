using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

public sealed class ProgressHistoryFormatTests
{
    [Fact]
    public void A_stored_history_comes_back_as_it_was()
    {
        var download = new WatchedDownload().See();
        download.SeeFor(TimeSpan.FromHours(2), d => (d.Progress, d.SizeLeft, d.Status, d.Wait) =
            (d.Progress + 0.01, d.SizeLeft - 1_000_000, DownloadStatus.Queued, WaitReason.ItsTurn));

        Assert.Equal(download.History, ProgressHistory.FromBytes(download.History.ToBytes()));
        Assert.InRange(download.History.ToBytes().Length, 50, 700);
    }

    [Fact]
    public void Version_1_is_read_for_ever()
    {
        ProgressSnapshot[] snapshots =
        [
            new(WatchedDownload.Start, 5_000_000_000, 37.5f, DownloadStatus.Downloading, WaitReason.None),
            new(WatchedDownload.Start.AddMilliseconds(5008), 4_999_999_936, 37.625f, DownloadStatus.Queued, WaitReason.ItsTurn),
        ];

        Assert.Equal(snapshots, ProgressHistory.FromBytes(Convert.FromHexString("0102809094D1D0C40E80C8AFA025000016420290277F0080164211")));
    }

    [Fact]
    public void Bytes_that_are_no_history_give_an_empty_one()
    {
        Assert.Empty(ProgressHistory.FromBytes([]));
        Assert.Empty(ProgressHistory.FromBytes([2, 1, 0]));
        Assert.Empty(ProgressHistory.FromBytes([1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]));

        var whole = new WatchedDownload().FreezeFor(2).History.ToBytes();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Empty(ProgressHistory.FromBytes(whole.AsSpan(0, length)));
        }

        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Assert.InRange(ProgressHistory.FromBytes(damaged).Count, 0, 1000);
        }
    }
}
