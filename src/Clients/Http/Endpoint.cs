using System.Net.Http.Headers;
using System.Text;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Http;

/// <summary>Where a program listens, in the forms that requests and messages need. Holds a reverse proxy's login where the URL has one.</summary>
internal sealed class Endpoint
{
    /// <summary>Takes the address apart.</summary>
    public Endpoint(ClientAddress address)
    {
        Program = address.Kind switch
        {
            DownloadClientKind.Sabnzbd => "SABnzbd",
            DownloadClientKind.Qbittorrent => "qBittorrent",
        };
        Base = new UriBuilder(address.Url.Scheme, address.Url.Host, address.Url.Port, address.Url.AbsolutePath.TrimEnd('/') + "/").Uri;
        Shown = Base.AbsoluteUri.TrimEnd('/');
        Origin = Base.GetLeftPart(UriPartial.Authority);
        if (address.Url.UserInfo.Length > 0)
        {
            var login = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.Url.UserInfo));
            ProxyLogin = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(login));
        }
    }

    /// <summary>The program's name as people know it.</summary>
    public string Program { get; }

    /// <summary>The URL with its base and a slash at its end; without user and password.</summary>
    public Uri Base { get; }

    /// <summary>The URL for messages.</summary>
    public string Shown { get; }

    /// <summary>Scheme, host and port, for qBittorrent's check of Origin and Referer.</summary>
    public string Origin { get; }

    /// <summary>User and password from the URL itself, for a reverse proxy in front; null where there are none.</summary>
    public AuthenticationHeaderValue? ProxyLogin { get; }

    /// <summary>Whether it points at this very machine, which inside a container means the container.</summary>
    public bool IsLoopback => Base.IsLoopback;

    /// <summary>Whether a redirect may be followed there with our secret: same host, and either the same door or a better locked one.</summary>
    public bool Covers(Uri target) =>
        string.Equals(target.Host, Base.Host, StringComparison.OrdinalIgnoreCase)
        && ((target.Scheme == Base.Scheme && target.Port == Base.Port)
            || (Base.Scheme == Uri.UriSchemeHttp && target.Scheme == Uri.UriSchemeHttps));
}
