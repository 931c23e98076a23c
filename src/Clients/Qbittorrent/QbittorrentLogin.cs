using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>qBittorrent's user and password. Not a record: its text must never show them.</summary>
internal sealed class QbittorrentLogin
{
    private QbittorrentLogin(string username, string password)
    {
        Username = username;
        Password = password;
    }

    /// <summary>The user.</summary>
    public string Username { get; }

    /// <summary>The password.</summary>
    public string Password { get; }

    /// <summary>From an address; null where it holds none, because qBittorrent can let a network in without.</summary>
    public static QbittorrentLogin? Of(ClientAddress address) =>
        string.IsNullOrEmpty(address.Username) && string.IsNullOrEmpty(address.Secret)
            ? null
            : new QbittorrentLogin(address.Username ?? "", address.Secret ?? "");
}
