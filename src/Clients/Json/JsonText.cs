using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansMedia.Clients.Json;

/// <summary>Strings of an answer, made fit to be shown: cut, without control characters, with broken characters replaced.</summary>
internal static partial class JsonText
{
    /// <summary>Bytes of a raw string of which the beginning suffices for any text that we keep (six bytes an escaped character).</summary>
    private const int RawBytesPerCharacter = 6;

    /// <summary>Reads a string value.</summary>
    /// <param name="reader">At a string.</param>
    /// <param name="lengthMax">Characters that are kept.</param>
    public static string Read(ref Utf8JsonReader reader, int lengthMax)
    {
        var raw = reader.ValueSpan;
        if (raw.IsEmpty)
        {
            return "";
        }

        var isPlain = !reader.ValueIsEscaped && raw.Length <= lengthMax && raw.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0;
        return isPlain && raw[0] != ' ' && raw[^1] != ' ' && !raw.Contains((byte)':') ? Encoding.ASCII.GetString(raw) : Decode(raw, reader.ValueIsEscaped, lengthMax);
    }

    /// <summary>Makes a text that came by another way fit to be shown.</summary>
    public static string Clean(string text, int lengthMax) => Decode(Encoding.UTF8.GetBytes(text), isEscaped: false, lengthMax);

    private static string Decode(ReadOnlySpan<byte> raw, bool isEscaped, int lengthMax)
    {
        raw = raw[..Math.Min(raw.Length, lengthMax * RawBytesPerCharacter)];
        var characters = ArrayPool<char>.Shared.Rent(raw.Length);
        try
        {
            var length = isEscaped ? Unescape(raw, characters) : Encoding.UTF8.GetChars(raw, characters);
            return Tidy(characters.AsSpan(0, length), lengthMax);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>
    /// The escapes of RFC 8259 section 7. Not the reader's own, which throws on half a surrogate pair: Python writes such for a file name
    /// that is no UTF-8.
    /// </summary>
    private static int Unescape(ReadOnlySpan<byte> raw, Span<char> characters)
    {
        var length = 0;
        while (!raw.IsEmpty)
        {
            var plain = raw.IndexOf((byte)'\\');
            if (plain != 0)
            {
                var run = plain < 0 ? raw : raw[..plain];
                length += Encoding.UTF8.GetChars(run, characters[length..]);
                raw = raw[run.Length..];
                continue;
            }

            var isCode = raw.Length >= 6 && raw[1] == (byte)'u';
            if (raw.Length < 2 || (raw[1] == (byte)'u' && !isCode))
            {
                break; // The cut went through an escape.
            }

            characters[length++] = isCode ? (char)Convert.ToUInt16(Encoding.ASCII.GetString(raw.Slice(2, 4)), 16) : Short(raw[1]);
            raw = raw[(isCode ? 6 : 2)..];
        }

        return length;
    }

    private static char Short(byte letter) => letter switch
    {
        (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => ' ',
        _ => (char)letter,
    };

    private static string Tidy(Span<char> text, int lengthMax)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) || IsDirectionControl(c))
            {
                continue;
            }

            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (length + (isPair ? 2 : 1) > lengthMax)
            {
                break;
            }

            text[length++] = !isPair && char.IsSurrogate(c) ? '\uFFFD' : c;
            if (isPair)
            {
                text[length++] = text[++i];
            }
        }

        return WithoutSecrets(text[..length].Trim().ToString());
    }

    /// <summary>
    /// Cuts URLs that hold a secret after the host: SABnzbd puts the address that it fetches an NZB from, with the indexer's key, into titles
    /// and warnings, and qBittorrent writes announce addresses with passkeys into its log. Other URLs are left as they are.
    /// </summary>
    private static string WithoutSecrets(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains("magnet:", StringComparison.OrdinalIgnoreCase)
            ? Url().Replace(text, match => HoldsSecret(match) ? $"{match.Groups["scheme"].Value}{match.Groups["host"].Value}/…" : match.Value)
            : text;

    /// <summary>A user, a query, or a long run of letters and digits, which is how keys look.</summary>
    private static bool HoldsSecret(Match url) =>
        url.Groups["user"].Success || url.Groups["rest"].ValueSpan.Contains('?') || Key().IsMatch(url.Groups["rest"].ValueSpan);

    [GeneratedRegex("(?=[a-z0-9]*[0-9])[a-z0-9]{16}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex(
        """(?<scheme>[a-z][a-z0-9+.-]{1,20}://)(?<user>[^\s/@"']*@)?(?<host>[^\s/?#"']*)(?<rest>[^\s"']*)|(?<scheme>magnet:)(?<rest>\?\S*)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Url();

    /// <summary>Characters that turn the direction of a text, with which a name can be made to look like another.</summary>
    private static bool IsDirectionControl(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
