namespace OrleansMedia.Domain.DownloadClients;

/// <summary>The wire names of <see cref="DownloadClientKind"/>.</summary>
public static class DownloadClientKindNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this DownloadClientKind kind) => kind switch
    {
        DownloadClientKind.Sabnzbd => "sabnzbd",
        DownloadClientKind.Qbittorrent => "qbittorrent",
    };

    /// <summary>Reads a wire name, in any case; null where it is none.</summary>
    public static DownloadClientKind? FromWire(string? name) => name?.ToLowerInvariant() switch
    {
        "sabnzbd" => DownloadClientKind.Sabnzbd,
        "qbittorrent" => DownloadClientKind.Qbittorrent,
        _ => null,
    };
}
