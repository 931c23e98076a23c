namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>How a simulated qBittorrent is set up.</summary>
public sealed record QbittorrentOptions
{
    /// <summary>Its version; from 5.0 on it answers in the shapes of 5.1.0, below in those of 4.5.2.</summary>
    public string Version { get; init; } = "5.1.0";

    /// <summary>User name.</summary>
    public string User { get; init; } = "admin";

    /// <summary>Password.</summary>
    public string Password { get; init; } = "lab-password";

    /// <summary>Port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Folder of the downloads, as qBittorrent sees it.</summary>
    public string SavePath { get; init; } = "/media/torrents";

    /// <summary>After so many wrong logins further ones are refused; 0 never refuses.</summary>
    public int BanAfter { get; init; }

    /// <summary>A session that is not used for so long is over.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long it has been running when it is made; its log says when it started.</summary>
    public TimeSpan RunningFor { get; init; } = TimeSpan.FromHours(5);

    /// <summary>Its categories at the start.</summary>
    public IReadOnlyList<string> Categories { get; init; } = ["tv", "movies"];

    /// <summary>Free space of its disk in bytes.</summary>
    public long DiskFreeBytes { get; init; } = 700L << 30;

    /// <summary>It answers in the shapes of 5.x.</summary>
    internal bool IsModern => !Version.StartsWith("4.", StringComparison.Ordinal);

    /// <summary>Version of its web API.</summary>
    internal string WebApiVersion => IsModern ? "2.11.4" : "2.8.19";
}
