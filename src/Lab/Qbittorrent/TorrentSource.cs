using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>What a magnet link or a torrent file says about a torrent.</summary>
internal sealed record TorrentSource(string Hash, string Name, long SizeBytes)
{
    /// <summary>What a magnet counts for, which says nothing about the size.</summary>
    private const long MagnetBytes = 1L << 30;

    /// <summary>A torrent file is read up to this size.</summary>
    private const int FileBytesMax = 10 << 20;

    /// <summary>Null when it is no magnet link.</summary>
    public static TorrentSource? OfMagnet(string link)
    {
        const string topic = "urn:btih:";
        if (!link.StartsWith("magnet:?", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var fields = HttpUtility.ParseQueryString(link["magnet:?".Length..]);
        return fields["xt"] is { } xt && xt.StartsWith(topic, StringComparison.OrdinalIgnoreCase) && xt.Length == topic.Length + 40
            ? new TorrentSource(xt[topic.Length..].ToLowerInvariant(), fields["dn"] ?? xt[topic.Length..], MagnetBytes)
            : null;
    }

    /// <summary>Null when it is no torrent file.</summary>
    public static TorrentSource? OfFile(Stream stream)
    {
        var bytes = new byte[FileBytesMax];
        var file = bytes.AsSpan(0, stream.ReadAtLeast(bytes, FileBytesMax, throwOnEndOfStream: false));
        var info = Value(file, "4:info"u8);
        if (info.IsEmpty || Length(info) is not (> 0 and var length))
        {
            return null;
        }

        info = info[..length];
        var name = Value(info, "4:name"u8);
        var size = Value(info, "6:length"u8);
#pragma warning disable CA5350 // BEP 3: the identity of a torrent is the SHA-1 of its info dictionary.
        var hash = SHA1.HashData(info);
#pragma warning restore CA5350
        return new TorrentSource(
            Convert.ToHexStringLower(hash),
            Length(name) is > 0 and var nameLength ? Encoding.UTF8.GetString(name[(name.IndexOf((byte)':') + 1)..nameLength]) : Convert.ToHexStringLower(hash),
            size.Length > 1 && Utf8Parser.TryParse(size[1..], out long sizeBytes, out _) ? sizeBytes : MagnetBytes);
    }

    /// <summary>What follows the first occurrence of a bencoded key, empty when there is none.</summary>
    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> bencoded, ReadOnlySpan<byte> key) =>
        bencoded.IndexOf(key) is >= 0 and var at ? bencoded[(at + key.Length)..] : [];

    /// <summary>Length of the bencoded value at the beginning (BEP 3), -1 when it is none.</summary>
    private static int Length(ReadOnlySpan<byte> bencoded)
    {
        var (at, depth) = (0, 0);
        do
        {
            if (at >= bencoded.Length)
            {
                return -1;
            }

            switch ((char)bencoded[at])
            {
                case 'd' or 'l':
                    (at, depth) = (at + 1, depth + 1);
                    break;
                case 'e':
                    (at, depth) = (at + 1, depth - 1);
                    break;
                case 'i' when bencoded[at..].IndexOf((byte)'e') is > 0 and var end:
                    at += end + 1;
                    break;
                case >= '0' and <= '9' when Utf8Parser.TryParse(bencoded[at..], out int text, out var digits) && text >= 0 && text < bencoded.Length - at - digits:
                    at += digits + 1 + text;
                    break;
                default:
                    return -1;
            }
        }
        while (depth > 0);

        return at;
    }
}
