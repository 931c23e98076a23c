using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>The fields of a torrent that change, at one instant. Two of them compared give the fields of a delta.</summary>
internal readonly record struct TorrentView
{
    /// <summary>What qBittorrent says when it cannot tell the time that is left, in seconds.</summary>
    private const long EtaUnknown = 8_640_000;

    public long AmountLeft { get; init; }
    public double Availability { get; init; }
    public string Category { get; init; }
    public long Completed { get; init; }
    public long CompletionOn { get; init; }
    public long DlSpeed { get; init; }
    public long Eta { get; init; }
    public long LastActivity { get; init; }
    public int NumComplete { get; init; }
    public int NumIncomplete { get; init; }
    public int NumLeechs { get; init; }
    public int NumSeeds { get; init; }
    public int Priority { get; init; }
    public double Progress { get; init; }
    public double Ratio { get; init; }
    public long Reannounce { get; init; }
    public long SeedingTime { get; init; }
    public long SeenComplete { get; init; }
    public long Size { get; init; }
    public string State { get; init; }
    public long TimeActive { get; init; }
    public long Uploaded { get; init; }
    public long UpSpeed { get; init; }
    public bool HasMetadata { get; init; }

    /// <param name="entry">The torrent.</param>
    /// <param name="now">The instant.</param>
    /// <param name="isModern">5.x or 4.x.</param>
    /// <param name="place">Its place among the unfinished torrents, from 1; 0 for a finished one.</param>
    public static TorrentView Of(LabEntry entry, DateTimeOffset now, bool isModern, int place)
    {
        var (download, moment) = entry;
        var release = download.Release;
        var hasMetadata = moment.Phase != LabPhase.FetchingMetadata;
        var size = hasMetadata ? release.SizeBytes : 0;
        var (isComplete, isLoading) = (hasMetadata && moment.DoneBytes >= size, moment.Phase == LabPhase.Downloading);
        var isSeeding = moment.Phase == LabPhase.Completed;
        var isAnnounced = isSeeding || moment.Phase is LabPhase.Downloading or LabPhase.Stalled or LabPhase.FetchingMetadata;
        var seeds = isLoading ? release.Seeds : 0;
        var uploaded = isSeeding ? (long)(release.UploadBytesPerSecond * moment.PhaseAge.TotalSeconds) : 0;
        var never = isModern ? -1 : 0;
        return new TorrentView
        {
            AmountLeft = size - moment.DoneBytes,
            Availability = isComplete ? -1 : isLoading ? seeds + 0.2089999914169312 : 0,
            Category = download.Category == "*" ? "" : download.Category,
            Completed = moment.DoneBytes,
            CompletionOn = isComplete ? Seconds(download.EndedAt ?? download.AddedAt) : never,
            DlSpeed = (long)moment.BytesPerSecond,
            Eta = isLoading && moment.BytesPerSecond >= 1 ? Math.Min(EtaUnknown, (long)((size - moment.DoneBytes) / moment.BytesPerSecond)) : EtaUnknown,
            LastActivity = Seconds(isLoading || (isSeeding && release.UploadBytesPerSecond > 0) ? now : download.EndedAt ?? download.AddedAt),
            NumComplete = isAnnounced ? (isLoading ? seeds * 4 : isSeeding ? 2 : 0) : 0,
            NumIncomplete = isAnnounced ? release.Peers * 2 : 0,
            NumLeechs = isLoading || isSeeding ? release.Peers : 0,
            NumSeeds = seeds,
            Priority = place,
            Progress = size == 0 ? 0 : Math.Round((double)moment.DoneBytes / size, 6),
            Ratio = size == 0 ? 0 : Math.Round((double)uploaded / size, 4),
            Reannounce = isAnnounced ? 1800 - (long)Math.Max(0, (now - download.AddedAt).TotalSeconds) % 1800 : 0,
            SeedingTime = isSeeding ? (long)moment.PhaseAge.TotalSeconds : 0,
            SeenComplete = seeds > 0 || isComplete ? Seconds(download.AddedAt) : never,
            Size = size,
            State = Word(moment, isComplete, isSeeding && release.UploadBytesPerSecond > 0, isModern),
            TimeActive = moment.Phase == LabPhase.Queued ? 0 : (long)(isAnnounced ? moment.Ran : moment.Ran - moment.PhaseAge).TotalSeconds,
            Uploaded = uploaded,
            UpSpeed = isSeeding ? release.UploadBytesPerSecond : 0,
            HasMetadata = hasMetadata,
        };
    }

    private static string Word(LabMoment moment, bool isComplete, bool isUploading, bool isModern) => moment.Phase switch
    {
        LabPhase.Queued => "queuedDL",
        LabPhase.FetchingMetadata => "metaDL",
        LabPhase.Downloading => "downloading",
        LabPhase.Stalled => "stalledDL",
        LabPhase.Paused => (isModern, isComplete) switch
        {
            (true, true) => "stoppedUP",
            (true, false) => "stoppedDL",
            (false, true) => "pausedUP",
            (false, false) => "pausedDL",
        },
        LabPhase.Checking or LabPhase.Verifying or LabPhase.Repairing or LabPhase.Extracting => isComplete ? "checkingUP" : "checkingDL",
        LabPhase.Moving => "moving",
        LabPhase.Completed => isUploading ? "uploading" : "stalledUP",
        LabPhase.Failed => "error",
        LabPhase.MissingFiles => "missingFiles",
        LabPhase.Gone => "unknown",
    };

    /// <summary>A millisecond more, so that an instant that was computed through a speed does not flicker around a whole second.</summary>
    private static long Seconds(DateTimeOffset at) => at.AddMilliseconds(1).ToUnixTimeSeconds();
}
