using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Tests;

public sealed class SupportedVersionsTests
{
    [Theory]
    [InlineData(DownloadClientKind.Sabnzbd, "3.6.9", false)]
    [InlineData(DownloadClientKind.Sabnzbd, "3.7.1", true)]
    [InlineData(DownloadClientKind.Sabnzbd, "4.5.0RC1", true)]
    [InlineData(DownloadClientKind.Sabnzbd, "4.6.0", false)]
    [InlineData(DownloadClientKind.Sabnzbd, "develop", false)]
    [InlineData(DownloadClientKind.Qbittorrent, "4.4.5", false)]
    [InlineData(DownloadClientKind.Qbittorrent, "v4.5.2", true)]
    [InlineData(DownloadClientKind.Qbittorrent, "5.1.0beta1", true)]
    [InlineData(DownloadClientKind.Qbittorrent, "6.0", false)]
    [InlineData(DownloadClientKind.Qbittorrent, "", false)]
    public void Known_versions_are_supported_and_others_are_marked(DownloadClientKind kind, string version, bool isSupported) =>
        Assert.Equal(isSupported, SupportedVersions.Include(kind, version));
}
