using System.Text;

namespace OrleansMedia.RealServers.Tests.Torrents;

/// <summary>Writes the encoding of torrent files (BEP 3): numbers, bytes, text, lists and dictionaries with sorted keys.</summary>
public static class Bencode
{
    /// <summary>The encoding of one value.</summary>
    public static byte[] Encode(object value)
    {
        using var stream = new MemoryStream();
        Write(stream, value);
        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, object value)
    {
        switch (value)
        {
            case int or long:
                stream.Write(Encoding.ASCII.GetBytes($"i{value}e"));
                break;
            case byte[] bytes:
                stream.Write(Encoding.ASCII.GetBytes($"{bytes.Length}:"));
                stream.Write(bytes);
                break;
            case string text:
                Write(stream, Encoding.UTF8.GetBytes(text));
                break;
            case IReadOnlyDictionary<string, object> dictionary:
                stream.WriteByte((byte)'d');
                foreach (var (key, inner) in dictionary.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    Write(stream, key);
                    Write(stream, inner);
                }

                stream.WriteByte((byte)'e');
                break;
            default:
                throw new ArgumentException($"{value.GetType()} has no encoding.", nameof(value));
        }
    }
}
