using System.Text.RegularExpressions;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Arr;

/// <summary>What an arr thinks of one download of its client.</summary>
internal sealed partial class ArrTracked(ArrOptions options, ArrDownloadClient client, LabEntry entry, DateTimeOffset now)
{
    public ArrDownloadClient Client => client;

    public LabEntry Entry => entry;

    /// <summary>Torrent hashes are upper case in the arrs.</summary>
    public string DownloadId => client.IsTorrent ? entry.Download.Id.ToUpperInvariant() : entry.Download.Id;

    /// <summary>protocol.</summary>
    public string Protocol => client.IsTorrent ? "torrent" : "usenet";

    /// <summary>It is in the queue of the arr; imported and failed ones are only in the history.</summary>
    public bool IsInQueue => State is not ("imported" or "failed");

    /// <summary>trackedDownloadState.</summary>
    public string State => (entry.Moment.Phase, HasReacted) switch
    {
        (LabPhase.Completed, _) when entry.Download.Release.ImportBlockedBy.Length > 0 => "importBlocked",
        (LabPhase.Completed, false) => "importPending",
        (LabPhase.Completed, true) => "imported",
        (LabPhase.Failed, false) when !client.IsTorrent => "failedPending",
        (LabPhase.Failed, true) when !client.IsTorrent => "failed",
        _ => "downloading",
    };

    /// <summary>status, and with it why the client complains.</summary>
    public (string Status, string? Error) Status => (entry.Moment.Phase, client.IsTorrent) switch
    {
        (LabPhase.Completed, _) => ("completed", null),
        (LabPhase.Failed, false) => ("failed", entry.Moment.Text),
        (LabPhase.Failed, true) => ("warning", "qBittorrent is reporting an error"),
        (LabPhase.MissingFiles, _) => ("warning", "qBittorrent is reporting missing files"),
        (LabPhase.Stalled, true) => ("warning", "The download is stalled with no connections"),
        (LabPhase.FetchingMetadata, true) => ("queued", "qBittorrent is downloading metadata"),
        (LabPhase.Queued or LabPhase.FetchingMetadata or LabPhase.Checking, _) => ("queued", null),
        (LabPhase.Paused, _) => ("paused", null),
        _ => ("downloading", null),
    };

    /// <summary>When the arr imported it or gave it up.</summary>
    public DateTimeOffset ReactedAt => (entry.Download.EndedAt ?? now) + options.ReactsAfter;

    /// <summary>Season and episode from the name; zero where it names none.</summary>
    public (int Season, int Episode) Episode =>
        SeasonAndEpisode().Match(entry.Download.Release.Name) is { Success: true } match
            ? (int.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value))
            : (0, 0);

    /// <summary>Id of the series or the film, the same for each release of it.</summary>
    public int TitleId => StableId(TitleEnd().Split(entry.Download.Release.Name, 2)[0]) % 10_000 + 1;

    /// <summary>Resolution from the name.</summary>
    public int Resolution => entry.Download.Release.Name.Contains("2160p", StringComparison.Ordinal) ? 2160
        : entry.Download.Release.Name.Contains("720p", StringComparison.Ordinal) ? 720 : 1080;

    private bool HasReacted => ReactedAt <= now;

    /// <summary>A positive 31-bit number that follows from a text (FNV-1a).</summary>
    public static int StableId(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (int)(hash & 0x7FFFFFFF);
    }

    [GeneratedRegex(@"S(\d\d)E(\d\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SeasonAndEpisode();

    [GeneratedRegex(@"\.(?:S\d\d|(?:19|20)\d\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TitleEnd();
}
