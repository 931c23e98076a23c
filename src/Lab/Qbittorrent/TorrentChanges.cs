using System.Text.Json;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>Two views of a torrent; writes a field when it differs, or always when the torrent is written whole.</summary>
internal readonly record struct TorrentChanges(TorrentView Now, TorrentView Was, bool IsWhole)
{
    public void Number(Utf8JsonWriter json, JsonEncodedText name, long now, long was)
    {
        if (IsWhole || now != was)
        {
            json.WriteNumber(name, now);
        }
    }

    public void Real(Utf8JsonWriter json, JsonEncodedText name, double now, double was)
    {
        if (IsWhole || now != was)
        {
            json.WriteNumber(name, now);
        }
    }

    public void Text(Utf8JsonWriter json, JsonEncodedText name, string now, string? was)
    {
        if (IsWhole || now != was)
        {
            json.WriteString(name, now);
        }
    }
}
