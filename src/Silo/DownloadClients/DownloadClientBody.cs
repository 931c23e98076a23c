using OrleansMedia.Grains.Interfaces.DownloadClients;

namespace OrleansMedia.Silo.DownloadClients;

/// <summary>What a person says of a download client.</summary>
public sealed record DownloadClientBody
{
    /// <summary>A name for it, 1 to 60 characters.</summary>
    public required string Name { get; init; }

    /// <summary>sabnzbd or qbittorrent.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it listens, with its URL base: http or https.</summary>
    public required string Url { get; init; }

    /// <summary>qBittorrent's user name.</summary>
    public string? Username { get; init; }

    /// <summary>SABnzbd's API key or qBittorrent's password. Write-only; missing, null or empty keeps the stored one.</summary>
    public string? Secret { get; init; }

    /// <summary>Take a certificate that does not prove who it is (self-signed at home).</summary>
    public bool AcceptAnyCertificate { get; init; }

    /// <summary>As the grain takes it.</summary>
    public DownloadClientInput ToInput() => new()
    {
        Name = Name,
        Kind = Kind,
        Url = Url,
        Username = Username ?? "",
        Secret = Secret,
        AcceptAnyCertificate = AcceptAnyCertificate,
    };

    /// <summary>Without the secret, so that it may be logged.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
