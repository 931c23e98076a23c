using System.Text.Json;
using OrleansMedia.Clients.Json;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>Reads one field of a torrent into its values. A field of a wrong type is noted and leaves the value as it was.</summary>
internal static class QbittorrentFieldReader
{
    /// <summary>Reads it.</summary>
    public static void Read(ref Utf8JsonReader reader, QbittorrentFields field, ref QbittorrentValues values, TextPool pool)
    {
        if (field == QbittorrentFields.None)
        {
            return;
        }

        var isNull = reader.TokenType == JsonTokenType.Null;
        if (isNull || TryRead(ref reader, field, ref values, pool))
        {
            values.Unreadable &= ~field;
            values.Known |= isNull ? QbittorrentFields.None : field;
        }
        else
        {
            values.Unreadable |= field;
        }

        if (isNull && field == QbittorrentFields.Private)
        {
            values.IsPrivate = null;
        }
    }

    /// <summary>The host of a tracker's URL; empty where it is none (DHT, PeX, LSD).</summary>
    public static string Host(ref Utf8JsonReader reader, TextPool pool)
    {
        var url = JsonText.Read(ref reader, JsonFields.WordLengthMax);
        return Uri.TryCreate(url, UriKind.Absolute, out var tracker) ? pool.Of(tracker.Host) : "";
    }

    private static bool TryRead(ref Utf8JsonReader reader, QbittorrentFields field, ref QbittorrentValues values, TextPool pool) =>
        field <= QbittorrentFields.ContentPath ? TryText(ref reader, field, ref values, pool)
        : field == QbittorrentFields.Private ? TryPrivate(ref reader, ref values)
        : TryNumber(ref reader, field, ref values);

    private static bool TryText(ref Utf8JsonReader reader, QbittorrentFields field, ref QbittorrentValues values, TextPool pool)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        switch (field)
        {
            case QbittorrentFields.Name:
                values.Name = JsonText.Read(ref reader, JsonFields.TitleLengthMax);
                break;
            case QbittorrentFields.State:
                values.State = pool.Read(ref reader, JsonFields.WordLengthMax);
                break;
            case QbittorrentFields.Category:
                values.Category = pool.Read(ref reader, JsonFields.WordLengthMax);
                break;
            case QbittorrentFields.Tags:
                values.Tags = pool.Of(string.Join(',', pool.Read(ref reader, JsonFields.TitleLengthMax)
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
                break;
            case QbittorrentFields.Tracker when Host(ref reader, pool) is { Length: > 0 } host:
                values.Tracker = host;
                break;
            case QbittorrentFields.SavePath:
                values.SavePath = pool.Read(ref reader, JsonFields.PathLengthMax);
                break;
            case QbittorrentFields.ContentPath:
                values.ContentPath = JsonText.Read(ref reader, JsonFields.PathLengthMax);
                break;
            default:
                break;
        }

        return true;
    }

    private static bool TryPrivate(ref Utf8JsonReader reader, ref QbittorrentValues values)
    {
        var isRead = JsonNumber.TryBool(ref reader, out var isPrivate);
        values.IsPrivate = isRead ? isPrivate : null;
        return isRead;
    }

    private static bool TryNumber(ref Utf8JsonReader reader, QbittorrentFields field, ref QbittorrentValues values)
    {
        if (!JsonNumber.TryDouble(ref reader, out var number))
        {
            return false;
        }

        var whole = (long)number;
        switch (field)
        {
            case QbittorrentFields.Size:
                values.Size = whole;
                break;
            case QbittorrentFields.SizeLeft:
                values.SizeLeft = whole;
                break;
            case QbittorrentFields.Progress:
                values.Progress = number;
                break;
            case QbittorrentFields.Speed:
                values.Speed = whole;
                break;
            case QbittorrentFields.Eta:
                values.Eta = whole;
                break;
            case QbittorrentFields.Added:
                values.AddedOn = whole;
                break;
            case QbittorrentFields.Completed:
                values.CompletedOn = whole;
                break;
            case QbittorrentFields.Seeds:
                values.Seeds = (int)Math.Clamp(whole, -1, int.MaxValue);
                break;
            case QbittorrentFields.SeedsInSwarm:
                values.SeedsInSwarm = (int)Math.Clamp(whole, -1, int.MaxValue);
                break;
            default:
                break;
        }

        return true;
    }
}
