using System.Text.Json;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>Takes the small answers: <c>version</c>, <c>warnings</c>, <c>server_stats</c> and <c>fullstatus</c>, whose fields do not collide.</summary>
internal sealed class SabnzbdReportVisitor : JsonVisitor
{
    private const int WarningsMax = 50;
    private const int ServersMax = 200;

    private readonly FieldFaults _ignored = new();
    private readonly Queue<ClientWarning> _warnings = new();
    private readonly Dictionary<string, long> _serverBytes = new(StringComparer.Ordinal);
    private string _root = "";
    private string _name = "";
    private string _section = "";
    private string _text = "";
    private DateTimeOffset? _at;

    /// <summary>The version; empty where it did not come.</summary>
    public string Version { get; private set; } = "";

    /// <summary>SABnzbd's own error text; null where there is none.</summary>
    public string? Error { get; private set; }

    /// <summary>How long it runs, in its own words ("39m"); null where it did not say.</summary>
    public string? Uptime { get; private set; }

    /// <summary>Its process id; null where it did not say.</summary>
    public long? ProcessId { get; private set; }

    /// <summary>Whether the list of warnings came.</summary>
    public bool HasWarnings { get; private set; }

    /// <summary>The last 50 warnings, newest last.</summary>
    public IReadOnlyList<ClientWarning> Warnings => [.. _warnings];

    /// <summary>Bytes in all per Usenet server.</summary>
    public IReadOnlyDictionary<string, long> ServerBytes => _serverBytes;

    /// <inheritdoc/>
    protected override void OnToken(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _name = JsonText.Read(ref reader, JsonFields.WordLengthMax);
            _root = depth == 1 ? _name : _root;
            _section = depth == 2 ? _name : _section;
            return;
        }

        switch (_root)
        {
            case "warnings" when depth > 0:
                OnWarning(ref reader, depth);
                break;
            case "servers" when depth > 0:
                OnServer(ref reader, depth);
                break;
            case "status" when depth > 0:
                OnStatus(ref reader, depth);
                break;
            case "version" when reader.TokenType == JsonTokenType.String:
                Version = JsonText.Read(ref reader, JsonFields.WordLengthMax);
                break;
            case "error" when reader.TokenType == JsonTokenType.String:
                Error = JsonText.Read(ref reader, JsonFields.TitleLengthMax);
                break;
            default:
                if (depth > 0)
                {
                    Skip(ref reader);
                }

                break;
        }
    }

    private void OnWarning(ref Utf8JsonReader reader, int depth)
    {
        switch (reader.TokenType, depth)
        {
            case (JsonTokenType.StartArray, 1):
                HasWarnings = true;
                break;
            case (JsonTokenType.StartObject, 2):
                _text = "";
                _at = null;
                break;
            case (JsonTokenType.EndObject, 2):
                Keep(new ClientWarning(_at, _text));
                break;
            case (JsonTokenType.String, 2):
                Keep(new ClientWarning(null, JsonText.Read(ref reader, JsonFields.TitleLengthMax)));
                break;
            case (JsonTokenType.String, 3) when _name == "text":
                _text = JsonText.Read(ref reader, JsonFields.TitleLengthMax);
                break;
            case (JsonTokenType.Number, 3) when _name == "time":
                _at = JsonFields.Time(ref reader, "time", _ignored);
                break;
            case (_, > 2) or (JsonTokenType.StartArray, 2):
                Skip(ref reader);
                break;
            default:
                break;
        }
    }

    private void Keep(ClientWarning warning)
    {
        if (warning.Text.Length == 0)
        {
            return;
        }

        _warnings.Enqueue(warning);
        if (_warnings.Count > WarningsMax)
        {
            _warnings.Dequeue();
        }
    }

    private void OnServer(ref Utf8JsonReader reader, int depth)
    {
        if (depth == 3 && _name == "total" && _serverBytes.Count < ServersMax && JsonNumber.TryLong(ref reader, out var bytes))
        {
            _serverBytes[_section] = bytes;
        }
        else if (depth > 2)
        {
            Skip(ref reader);
        }
    }

    private void OnStatus(ref Utf8JsonReader reader, int depth)
    {
        if (_section == "warnings" && depth > 1)
        {
            OnWarning(ref reader, depth - 1); // One level deeper than in an answer of their own.
            return;
        }

        switch (depth, _name)
        {
            case (2, "version"):
                Version = JsonFields.Text(ref reader, "version", JsonFields.WordLengthMax, _ignored) ?? "";
                break;
            case (2, "uptime"):
                Uptime = JsonFields.Text(ref reader, "uptime", JsonFields.WordLengthMax, _ignored);
                break;
            case (2, "pid"):
                ProcessId = JsonFields.Whole(ref reader, "pid", _ignored);
                break;
            default:
                break;
        }

        if (depth > 1)
        {
            Skip(ref reader);
        }
    }
}
