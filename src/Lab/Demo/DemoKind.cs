namespace OrleansMedia.Lab.Demo;

/// <summary>What a server of the demonstration is.</summary>
public enum DemoKind
{
    /// <summary>A SABnzbd.</summary>
    Sabnzbd,

    /// <summary>A qBittorrent.</summary>
    Qbittorrent,

    /// <summary>A Sonarr.</summary>
    Sonarr,

    /// <summary>A Radarr.</summary>
    Radarr,

    /// <summary>A news server.</summary>
    Nntp,
}
