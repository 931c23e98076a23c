namespace OrleansMedia.Domain.Downloads;

/// <summary>The wire names of <see cref="DownloadProtocol"/>.</summary>
public static class DownloadProtocolNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this DownloadProtocol protocol) => protocol switch
    {
        DownloadProtocol.Usenet => "usenet",
        DownloadProtocol.Torrent => "torrent",
    };

    /// <summary>Reads a wire name; anything but <c>torrent</c> is <see cref="DownloadProtocol.Usenet"/>.</summary>
    public static DownloadProtocol FromWire(string? name) => name == "torrent" ? DownloadProtocol.Torrent : DownloadProtocol.Usenet;
}
