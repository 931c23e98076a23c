using System.Text.Json;

namespace OrleansMedia.Clients.Json;

/// <summary>Keeps one copy of texts that repeat over thousands of items: states, categories, hosts, folders.</summary>
internal sealed class TextPool
{
    private const int TextsMax = 10_000;
    private const int PooledLengthMax = 256;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public TextPool() => _bySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a string value through the pool.</summary>
    public string Read(ref Utf8JsonReader reader, int lengthMax)
    {
        var raw = reader.ValueSpan;
        if (raw.IsEmpty)
        {
            return "";
        }

        if (!reader.ValueIsEscaped && raw.Length <= PooledLengthMax && raw.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0)
        {
            Span<char> characters = stackalloc char[PooledLengthMax];
            System.Text.Encoding.ASCII.GetChars(raw, characters);
            if (_bySpan.TryGetValue(characters[..raw.Length], out var known) && known.Length <= lengthMax)
            {
                return known;
            }
        }

        return Of(JsonText.Read(ref reader, lengthMax));
    }

    /// <summary>The pool's copy of a text.</summary>
    public string Of(string text)
    {
        if (text.Length is 0 or > PooledLengthMax)
        {
            return text;
        }

        if (_texts.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_texts.Count < TextsMax)
        {
            _texts.Add(text);
        }

        return text;
    }
}
