namespace OrleansMedia.Domain.Downloads;

/// <summary>How the data comes.</summary>
public enum DownloadProtocol : byte
{
    /// <summary>Articles from Usenet providers.</summary>
    Usenet,

    /// <summary>Pieces from torrent peers.</summary>
    Torrent,
}
