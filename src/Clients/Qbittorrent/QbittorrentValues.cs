namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>The fields of one torrent that are used, as they were last sent. A value, so that before and after compare.</summary>
internal record struct QbittorrentValues()
{
    /// <summary>Which fields ever came.</summary>
    public QbittorrentFields Known { get; set; }

    /// <summary>Which fields came last in a form that cannot be read.</summary>
    public QbittorrentFields Unreadable { get; set; }

    /// <summary>name.</summary>
    public string Name { get; set; } = "";

    /// <summary>state.</summary>
    public string State { get; set; } = "";

    /// <summary>category.</summary>
    public string Category { get; set; } = "";

    /// <summary>tags, joined with a comma.</summary>
    public string Tags { get; set; } = "";

    /// <summary>Host of the tracker that was last known to work, else of the first; never its path, which holds a passkey.</summary>
    public string Tracker { get; set; } = "";

    /// <summary>save_path.</summary>
    public string SavePath { get; set; } = "";

    /// <summary>content_path; null where it is folder and name joined, which is not kept for thousands of torrents.</summary>
    public string? ContentPath { get; set; } = "";

    /// <summary>size in bytes, of what is wanted; -1 where unknown.</summary>
    public long Size { get; set; }

    /// <summary>amount_left in bytes.</summary>
    public long SizeLeft { get; set; }

    /// <summary>progress, 0 to 1.</summary>
    public double Progress { get; set; }

    /// <summary>dlspeed in bytes per second.</summary>
    public long Speed { get; set; }

    /// <summary>eta in seconds; 8,640,000 is never.</summary>
    public long Eta { get; set; }

    /// <summary>added_on, seconds since 1970.</summary>
    public long AddedOn { get; set; }

    /// <summary>completion_on, seconds since 1970; 0 or -1 is not yet.</summary>
    public long CompletedOn { get; set; }

    /// <summary>num_seeds: connected seeds.</summary>
    public int Seeds { get; set; }

    /// <summary>num_complete: seeds that the tracker knows; -1 where it does not.</summary>
    public int SeedsInSwarm { get; set; }

    /// <summary>private, from 5.x on; null where qBittorrent does not say.</summary>
    public bool? IsPrivate { get; set; }

    /// <summary>With its content path, ready to be changed.</summary>
    public readonly QbittorrentValues Expanded() => this with { ContentPath = ContentPath ?? $"{SavePath}/{Name}" };

    /// <summary>Without a content path that follows from the rest, ready to be kept.</summary>
    public readonly QbittorrentValues Compacted()
    {
        var path = ContentPath;
        var isDerived = path is not null && path.Length == SavePath.Length + 1 + Name.Length
            && path.StartsWith(SavePath, StringComparison.Ordinal) && path[SavePath.Length] == '/' && path.EndsWith(Name, StringComparison.Ordinal);
        return isDerived ? this with { ContentPath = null } : this;
    }
}
