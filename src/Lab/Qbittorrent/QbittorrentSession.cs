namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>One login, and what this login was last told by sync/maindata. One answer at a time.</summary>
internal sealed class QbittorrentSession(DateTimeOffset usedAt) : IDisposable
{
    /// <summary>Held while an answer is made.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public DateTimeOffset UsedAt { get; set; } = usedAt;

    /// <summary>Number of the last answer; 0 before the first.</summary>
    public int Rid { get; set; }

    /// <summary>What was told of each torrent, with the number of the answer that last named or skipped it.</summary>
    public Dictionary<string, (TorrentView View, int Rid)> Torrents { get; } = [];

    public ServerStateView ServerState { get; set; }

    public int CategoriesVersion { get; set; }

    public int TagsVersion { get; set; }

    public void Dispose() => Turn.Dispose();
}
