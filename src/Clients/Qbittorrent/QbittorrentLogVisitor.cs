using System.Text.Json;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>Takes the answer to <c>log/main</c>: <c>[{"id", "message", "timestamp", "type"}]</c>, oldest first.</summary>
internal sealed class QbittorrentLogVisitor : JsonVisitor
{
    private const int EntriesMax = 50;
    private const int FieldDepth = 2;

    private readonly FieldFaults _ignored = new();
    private readonly Queue<ClientWarning> _entries = new();
    private Field _field;
    private long? _id;
    private DateTimeOffset? _at;
    private string _message = "";

    private enum Field
    {
        Other,
        Id,
        Message,
        Time,
    }

    /// <summary>When the first entry of the log was written, which is when qBittorrent started; null where the log no longer holds it.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>The last 50 entries, newest last.</summary>
    public IReadOnlyList<ClientWarning> Entries => [.. _entries];

    /// <inheritdoc/>
    protected override void OnToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType, reader.CurrentDepth)
        {
            case (JsonTokenType.StartObject, 1):
                (_id, _at, _message) = (null, null, "");
                break;
            case (JsonTokenType.EndObject, 1):
                Keep();
                break;
            case (JsonTokenType.PropertyName, FieldDepth):
                _field = reader.ValueTextEquals("id"u8) ? Field.Id
                    : reader.ValueTextEquals("message"u8) ? Field.Message
                    : reader.ValueTextEquals("timestamp"u8) ? Field.Time
                    : Field.Other;
                break;
            case (_, FieldDepth):
                OnValue(ref reader);
                break;
            default:
                break;
        }
    }

    private void OnValue(ref Utf8JsonReader reader)
    {
        switch (_field)
        {
            case Field.Id:
                _id = JsonFields.Whole(ref reader, "id", _ignored);
                break;
            case Field.Message:
                _message = JsonFields.Text(ref reader, "message", JsonFields.TitleLengthMax, _ignored) ?? "";
                break;
            case Field.Time:
                _at = JsonFields.Time(ref reader, "timestamp", _ignored);
                break;
            default:
                break;
        }

        Skip(ref reader);
    }

    private void Keep()
    {
        if (_id == 0)
        {
            StartedAt = _at;
        }

        if (_message.Length > 0)
        {
            _entries.Enqueue(new ClientWarning(_at, _message));
        }

        if (_entries.Count > EntriesMax)
        {
            _entries.Dequeue();
        }
    }
}
