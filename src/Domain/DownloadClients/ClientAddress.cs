namespace OrleansMedia.Domain.DownloadClients;

/// <summary>All that is needed to speak to a download client. The secret is in clear here: keep it in memory, never log it.</summary>
/// <param name="Kind">Which program it is.</param>
/// <param name="Url">Where it listens, with its URL base, for example <c>http://nas:8080/sabnzbd</c>.</param>
/// <param name="Username">qBittorrent's user; unused by SABnzbd.</param>
/// <param name="Secret">SABnzbd's API key or qBittorrent's password.</param>
/// <param name="AcceptAnyCertificate">Take a certificate that does not prove who it is (self-signed at home).</param>
public sealed record ClientAddress(DownloadClientKind Kind, Uri Url, string? Username, string? Secret, bool AcceptAnyCertificate)
{
    /// <summary>Without the secret, and without a login in the URL, so that it may be logged.</summary>
    public override string ToString() => $"{Kind} at {Url.Scheme}://{Url.Authority}{Url.AbsolutePath}";
}
