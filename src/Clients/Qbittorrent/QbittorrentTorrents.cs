using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>All torrents and the state of the whole, merged from the answers to <c>sync/maindata</c>.</summary>
internal sealed class QbittorrentTorrents
{
    private readonly Dictionary<string, QbittorrentTorrent> _byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QbittorrentTorrent>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<QbittorrentTorrent> _touched = [];
    private int _answer;

    /// <summary>Nothing yet.</summary>
    public QbittorrentTorrents() => _bySpan = _byHash.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The response id to ask on from; 0 asks for everything.</summary>
    public long ResponseId { get; set; }

    /// <summary>connection_status.</summary>
    public string ConnectionStatus { get; set; } = "";

    /// <summary>dl_info_speed, bytes per second.</summary>
    public long Speed { get; set; }

    /// <summary>free_space_on_disk in bytes; null where unknown.</summary>
    public long? FreeBytes { get; set; }

    /// <summary>One copy of each repeated text.</summary>
    public TextPool Pool { get; private set; } = new();

    /// <summary>How many there are.</summary>
    public int Count => _byHash.Count;

    /// <summary>Number of the answer that is read.</summary>
    public int Answer { get; private set; }

    /// <summary>Forgets all: the next answer must be a full one.</summary>
    public void Clear()
    {
        _byHash.Clear();
        _touched.Clear();
        Pool = new TextPool();
        ResponseId = 0;
        ConnectionStatus = "";
        Speed = 0;
        FreeBytes = null;
    }

    /// <summary>Begins the next answer.</summary>
    public void BeginAnswer()
    {
        _answer++;
        _touched.Clear();
    }

    /// <summary>The torrent that the answer holds a record of, new where it is not known.</summary>
    public QbittorrentTorrent Take(ReadOnlySpan<char> hash)
    {
        if (!_bySpan.TryGetValue(hash, out var torrent))
        {
            torrent = new QbittorrentTorrent(hash.ToString());
            _byHash.Add(torrent.Hash, torrent);
        }

        torrent.RecordIn = _answer;
        return Touch(torrent);
    }

    /// <summary>The torrent that the answer only mentions; null where it is not known.</summary>
    public QbittorrentTorrent? Find(ReadOnlySpan<char> hash) => _bySpan.TryGetValue(hash, out var torrent) ? Touch(torrent) : null;

    /// <summary>Removes one; false where it was not known.</summary>
    public bool Remove(string hash) => _byHash.Remove(hash);

    /// <summary>Everything, after a full answer: what it held no record of is gone.</summary>
    public List<ClientItem> All()
    {
        var items = new List<ClientItem>(_byHash.Count);
        foreach (var (hash, torrent) in _byHash)
        {
            if (torrent.RecordIn == _answer)
            {
                items.Add(torrent.ToItem());
            }
            else
            {
                _byHash.Remove(hash); // Allowed while walking.
            }
        }

        return items;
    }

    /// <summary>What the answer changed of what we use. Costs what the answer says, not what there is.</summary>
    public List<ClientItem> Changed() =>
        [.. _touched.Where(torrent => torrent.IsChanged && _byHash.ContainsKey(torrent.Hash)).Select(torrent => torrent.ToItem())];

    private QbittorrentTorrent Touch(QbittorrentTorrent torrent)
    {
        if (torrent.BeginAnswer(_answer))
        {
            _touched.Add(torrent);
        }

        return torrent;
    }
}
