namespace OrleansMedia.Grains.Interfaces.DownloadClients;

/// <summary>What a person says of a download client.</summary>
[GenerateSerializer, Immutable, Alias("om.DownloadClientInput")]
public sealed record DownloadClientInput
{
    /// <summary>A name for it, 1 to 60 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>sabnzbd or qbittorrent.</summary>
    [Id(1)]
    public string Kind { get; init; } = "";

    /// <summary>Where it listens, with its URL base: http or https.</summary>
    [Id(2)]
    public string Url { get; init; } = "";

    /// <summary>qBittorrent's user name.</summary>
    [Id(3)]
    public string Username { get; init; } = "";

    /// <summary>API key or password. Write-only: null or empty keeps the stored one.</summary>
    [Id(4)]
    public string? Secret { get; init; }

    /// <summary>Take a certificate that does not prove who it is.</summary>
    [Id(5)]
    public bool AcceptAnyCertificate { get; init; }

    /// <summary>Without the secret, so that it may be logged.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
