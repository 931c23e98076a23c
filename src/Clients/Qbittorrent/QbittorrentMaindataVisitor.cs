using System.Text;
using System.Text.Json;
using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>
/// Takes the answer to <c>sync/maindata</c> and merges it into what is known. What is unknown is skipped, so the depth alone says where a
/// token belongs: 1 a section, 2 a torrent's hash, a tracker's URL or a field of the server's state, 3 a field of a torrent.
/// </summary>
internal sealed class QbittorrentMaindataVisitor(QbittorrentTorrents torrents, Endpoint at, int itemsMax) : JsonVisitor
{
    private const int SectionDepth = 1;
    private const int EntryDepth = 2;

    private readonly FieldFaults _ignored = new();
    private Section _section;
    private ServerField _serverField;
    private QbittorrentFields _field;
    private QbittorrentTorrent? _torrent;
    private QbittorrentValues _values;
    private string _trackerHost = "";

    private enum Section
    {
        Other,
        ResponseId,
        FullUpdate,
        Server,
        Torrents,
        Removed,
        Trackers,
    }

    private enum ServerField
    {
        Other,
        Connection,
        Speed,
        Free,
    }

    /// <summary>rid; null where it did not come, and then this is no answer to our question.</summary>
    public long? ResponseId { get; private set; }

    /// <summary>full_update.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Torrents that are gone.</summary>
    public List<string> RemovedIds { get; } = [];

    /// <summary>Records without a usable hash.</summary>
    public int MalformedCount { get; private set; }

    /// <inheritdoc/>
    protected override void OnToken(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 0)
        {
            return;
        }

        if (reader.CurrentDepth == SectionDepth && reader.TokenType == JsonTokenType.PropertyName)
        {
            _section = SectionOf(ref reader);
            return;
        }

        switch (_section)
        {
            case Section.ResponseId:
                ResponseId = JsonNumber.TryLong(ref reader, out var id) ? id : null;
                Skip(ref reader);
                break;
            case Section.FullUpdate:
                IsFull = JsonNumber.TryBool(ref reader, out var isFull) && isFull;
                Skip(ref reader);
                break;
            case Section.Server:
                OnServer(ref reader);
                break;
            case Section.Torrents:
                OnTorrents(ref reader);
                break;
            case Section.Removed:
                OnRemoved(ref reader);
                break;
            case Section.Trackers:
                OnTrackers(ref reader);
                break;
            default:
                Skip(ref reader);
                break;
        }
    }

    private static Section SectionOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("rid"u8) ? Section.ResponseId
        : reader.ValueTextEquals("full_update"u8) ? Section.FullUpdate
        : reader.ValueTextEquals("server_state"u8) ? Section.Server
        : reader.ValueTextEquals("torrents"u8) ? Section.Torrents
        : reader.ValueTextEquals("torrents_removed"u8) ? Section.Removed
        : reader.ValueTextEquals("trackers"u8) ? Section.Trackers
        : Section.Other;

    private void OnServer(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth < EntryDepth)
        {
            return;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _serverField = reader.ValueTextEquals("connection_status"u8) ? ServerField.Connection
                : reader.ValueTextEquals("dl_info_speed"u8) ? ServerField.Speed
                : reader.ValueTextEquals("free_space_on_disk"u8) ? ServerField.Free
                : ServerField.Other;
            return;
        }

        switch (_serverField)
        {
            case ServerField.Connection:
                torrents.ConnectionStatus = JsonFields.Text(ref reader, "connection_status", JsonFields.WordLengthMax, _ignored) ?? "";
                break;
            case ServerField.Speed:
                torrents.Speed = Math.Max(JsonFields.Whole(ref reader, "dl_info_speed", _ignored) ?? 0, 0);
                break;
            case ServerField.Free:
                torrents.FreeBytes = JsonFields.Whole(ref reader, "free_space_on_disk", _ignored) is >= 0 and var free ? free : null;
                break;
            default:
                break;
        }

        Skip(ref reader);
    }

    private void OnTorrents(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType, reader.CurrentDepth)
        {
            case (_, SectionDepth):
                break;
            case (JsonTokenType.PropertyName, EntryDepth):
                Open(ref reader);
                break;
            case (JsonTokenType.PropertyName, _):
                _field = QbittorrentFieldNames.Read(ref reader);
                break;
            case (JsonTokenType.StartObject, EntryDepth) when _torrent is not null:
                _values.Unreadable &= ~QbittorrentFields.Record;
                break;
            case (JsonTokenType.EndObject, EntryDepth):
                _torrent?.Take(_values);
                break;
            case (_, EntryDepth):
                _values.Unreadable |= QbittorrentFields.Record;
                _torrent?.Take(_values);
                Skip(ref reader);
                break;
            default:
                QbittorrentFieldReader.Read(ref reader, _field, ref _values, torrents.Pool);
                Skip(ref reader);
                break;
        }
    }

    private void Open(ref Utf8JsonReader reader)
    {
        Span<char> hash = stackalloc char[DownloadKey.ItemIdLengthMax];
        if (!TryHash(ref reader, hash, out var length))
        {
            MalformedCount++;
            _torrent = null;
            return;
        }

        _torrent = torrents.Take(hash[..length]);
        _values = _torrent.Open();
        if (torrents.Count > itemsMax)
        {
            throw new ClientFaultException(AnswerFaults.TooLarge(at, $"{itemsMax} items"));
        }
    }

    private void OnRemoved(ref Utf8JsonReader reader)
    {
        Span<char> hash = stackalloc char[DownloadKey.ItemIdLengthMax];
        if (reader.TokenType == JsonTokenType.String && TryHash(ref reader, hash, out var length))
        {
            var id = hash[..length].ToString();
            if (torrents.Remove(id))
            {
                RemovedIds.Add(id);
            }
        }
    }

    private void OnTrackers(ref Utf8JsonReader reader)
    {
        Span<char> hash = stackalloc char[DownloadKey.ItemIdLengthMax];
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _trackerHost = QbittorrentFieldReader.Host(ref reader, torrents.Pool);
        }
        else if (reader.TokenType == JsonTokenType.String && _trackerHost.Length > 0 && TryHash(ref reader, hash, out var length))
        {
            torrents.Find(hash[..length])?.NameTracker(_trackerHost);
        }
    }

    /// <summary>A hash is printable ASCII without spaces, of bounded length; anything else is no usable id.</summary>
    private static bool TryHash(ref Utf8JsonReader reader, scoped Span<char> hash, out int length)
    {
        var raw = reader.ValueSpan;
        length = raw.Length;
        return length is > 0 and <= DownloadKey.ItemIdLengthMax
            && !reader.ValueIsEscaped
            && raw.IndexOfAnyExceptInRange((byte)0x21, (byte)0x7E) < 0
            && Encoding.ASCII.TryGetChars(raw, hash, out length);
    }
}
