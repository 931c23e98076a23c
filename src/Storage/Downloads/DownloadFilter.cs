namespace OrleansMedia.Storage.Downloads;

/// <summary>Which downloads to list, and in which order. Null or empty means: any.</summary>
public sealed record DownloadFilter
{
    /// <summary>The longest <see cref="Text"/> that is searched for, in characters; the rest is not looked at.</summary>
    public const int TextLengthMax = 200;

    /// <summary>The view.</summary>
    public DownloadView View { get; init; }

    /// <summary>Only those of this client.</summary>
    public string? ClientId { get; init; }

    /// <summary>Only those of this application: sonarr, radarr or unknown.</summary>
    public string? Application { get; init; }

    /// <summary>Only those with this status (wire name).</summary>
    public string? Status { get; init; }

    /// <summary>Only those of this protocol: usenet or torrent.</summary>
    public string? Protocol { get; init; }

    /// <summary>Only those whose title, tracker or category contains this, without regard to case.</summary>
    public string? Text { get; init; }

    /// <summary>The order.</summary>
    public DownloadSort Sort { get; init; }

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>In the view <see cref="DownloadView.All"/>: also those that have left their client. The view <see cref="DownloadView.Gone"/> has only those, the others never.</summary>
    public bool IncludeGone { get; init; }
}
