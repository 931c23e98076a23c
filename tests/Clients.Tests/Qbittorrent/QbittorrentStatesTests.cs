using OrleansMedia.Clients.Qbittorrent;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Tests.Qbittorrent;

public sealed class QbittorrentStatesTests
{
    [Theory]
    [InlineData("downloading", DownloadStatus.Downloading, WaitReason.None)]
    [InlineData("forcedDL", DownloadStatus.Downloading, WaitReason.None)]
    [InlineData("metaDL", DownloadStatus.Downloading, WaitReason.None)]
    [InlineData("forcedMetaDL", DownloadStatus.Downloading, WaitReason.None)]
    [InlineData("stalledDL", DownloadStatus.Downloading, WaitReason.None)]
    [InlineData("allocating", DownloadStatus.Downloading, WaitReason.Working)]
    [InlineData("queuedDL", DownloadStatus.Queued, WaitReason.ItsTurn)]
    [InlineData("pausedDL", DownloadStatus.Paused, WaitReason.Paused)]
    [InlineData("stoppedDL", DownloadStatus.Paused, WaitReason.Paused)]
    [InlineData("checkingDL", DownloadStatus.Verifying, WaitReason.Working)]
    [InlineData("checkingUP", DownloadStatus.Verifying, WaitReason.Working)]
    [InlineData("checkingResumeData", DownloadStatus.Verifying, WaitReason.Working)]
    [InlineData("moving", DownloadStatus.Moving, WaitReason.Working)]
    [InlineData("uploading", DownloadStatus.Completed, WaitReason.None)]
    [InlineData("stalledUP", DownloadStatus.Completed, WaitReason.None)]
    [InlineData("forcedUP", DownloadStatus.Completed, WaitReason.None)]
    [InlineData("queuedUP", DownloadStatus.Completed, WaitReason.None)]
    [InlineData("pausedUP", DownloadStatus.Completed, WaitReason.None)]
    [InlineData("stoppedUP", DownloadStatus.Completed, WaitReason.None)]
    [InlineData("missingFiles", DownloadStatus.Failed, WaitReason.None)]
    [InlineData("error", DownloadStatus.Failed, WaitReason.None)]
    [InlineData("unknown", DownloadStatus.Unknown, WaitReason.None)]
    [InlineData("daydreaming", DownloadStatus.Unknown, WaitReason.None)]
    public void Every_state_of_4_5_and_5_x_has_a_meaning(string word, DownloadStatus status, WaitReason wait)
    {
        Assert.Equal((status, wait), QbittorrentStates.ToOurs(word));
        Assert.Equal(status == DownloadStatus.Failed, QbittorrentStates.Complaint(word).Length > 0);
    }
}
