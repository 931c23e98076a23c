using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>One torrent between reads: qBittorrent sends only what changed, so the rest is kept here.</summary>
internal sealed class QbittorrentTorrent(string hash)
{
    private const long NeverSeconds = 8_640_000;
    private const long LastUnixSecond = 253_402_300_799;

    private QbittorrentValues _values = new();
    private bool _isNew = true;
    private int _touchedIn;

    /// <summary>The info hash.</summary>
    public string Hash { get; } = hash;

    /// <summary>Number of the last answer that held a record of it.</summary>
    public int RecordIn { get; set; }

    /// <summary>Whether the last answer that spoke of it changed anything that we use.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>What is known, ready to be changed.</summary>
    public QbittorrentValues Open() => _values.Expanded();

    /// <summary>Takes what is known now.</summary>
    public void Take(in QbittorrentValues values)
    {
        var before = _values;
        _values = values.Compacted();
        IsChanged |= _isNew || _values != before;
        _isNew = false;
    }

    /// <summary>An answer speaks of it; true where it does so for the first time.</summary>
    public bool BeginAnswer(int answer)
    {
        if (_touchedIn == answer)
        {
            return false;
        }

        _touchedIn = answer;
        IsChanged = false;
        return true;
    }

    /// <summary>Names a tracker's host where the torrent itself does not (qBittorrent empties the field while no tracker works).</summary>
    public void NameTracker(string host)
    {
        if (_values.Tracker.Length == 0)
        {
            _values.Tracker = host;
            IsChanged = true;
        }
    }

    /// <summary>As an item in our words.</summary>
    public ClientItem ToItem()
    {
        var values = _values.Expanded();
        var (status, wait) = QbittorrentStates.ToOurs(values.State);
        var size = Math.Max(values.Size, 0);
        var left = Math.Clamp(values.SizeLeft, 0, size);
        var isComplete = status == DownloadStatus.Completed;
        return new ClientItem
        {
            Id = Hash,
            Title = values.Name.Length == 0 ? Hash : values.Name,
            Status = status,
            RawStatus = values.State,
            Wait = wait,
            Protocol = DownloadProtocol.Torrent,
            ProgressPercent = ProgressPercent.Of(size, left, values.Progress * 100),
            SizeBytes = size,
            SizeLeftBytes = left,
            SpeedBytesPerSecond = values.Known.HasFlag(QbittorrentFields.Speed) ? Math.Max(values.Speed, 0) : null,
            TimeLeft = values.Eta is > 0 and < NeverSeconds ? TimeSpan.FromSeconds(values.Eta) : null,
            Category = values.Category,
            Labels = values.Tags,
            Tracker = values.Tracker.Length == 0 ? null : values.Tracker,
            Seeds = values.Known.HasFlag(QbittorrentFields.Seeds) ? Math.Max(values.Seeds, 0) : null,
            SeedsInSwarm = values.Known.HasFlag(QbittorrentFields.SeedsInSwarm) && values.SeedsInSwarm >= 0 ? values.SeedsInSwarm : null,
            IsPrivate = values.IsPrivate,
            Complaint = QbittorrentStates.Complaint(values.State),
            StoragePath = isComplete ? values.ContentPath ?? "" : "",
            AddedAt = Time(values.AddedOn),
            EndedAt = isComplete ? Time(values.CompletedOn) : null,
            Malformed = QbittorrentFieldNames.Sentence(values.Unreadable | (QbittorrentFields.Required & ~values.Known)),
        };
    }

    private static DateTimeOffset? Time(long seconds) => seconds is > 0 and <= LastUnixSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
