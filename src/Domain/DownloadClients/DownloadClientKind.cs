namespace OrleansMedia.Domain.DownloadClients;

/// <summary>Which program a download client is.</summary>
public enum DownloadClientKind
{
    /// <summary>SABnzbd 3.7 to 4.5. Wire name <c>sabnzbd</c>.</summary>
    Sabnzbd,

    /// <summary>qBittorrent 4.5 to 5.x. Wire name <c>qbittorrent</c>.</summary>
    Qbittorrent,
}
