using System.Buffers.Text;
using System.Text.Json;

namespace OrleansMedia.Clients.Json;

/// <summary>Numbers of an answer, written as numbers or as strings.</summary>
internal static class JsonNumber
{
    /// <summary>More than any size, speed or time that a client can mean (an exabyte); beyond it a number is not believed.</summary>
    private const double Largest = 1L << 60;

    /// <summary>Reads a number; false where there is none or it is out of all bounds.</summary>
    public static bool TryDouble(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        var isRead = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out value),
            JsonTokenType.String => TryText(reader.ValueSpan, out value),
            _ => false,
        };
        return isRead && double.IsFinite(value) && Math.Abs(value) <= Largest;
    }

    /// <summary>Reads a whole number; a fraction is cut.</summary>
    public static bool TryLong(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value))
        {
            return Math.Abs((double)value) <= Largest;
        }

        var isRead = TryDouble(ref reader, out var number);
        value = isRead ? (long)number : 0;
        return isRead;
    }

    /// <summary>Reads true or false, also as 1, 0 or a word.</summary>
    public static bool TryBool(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True || reader.ValueTextEqualsAny("true"u8, "True"u8, "1"u8);
        return value || reader.TokenType == JsonTokenType.False || reader.ValueTextEqualsAny("false"u8, "False"u8, "0"u8);
    }

    private static bool TryText(ReadOnlySpan<byte> text, out double value)
    {
        text = text.Trim((byte)' ');
        return Utf8Parser.TryParse(text, out value, out var taken) && taken == text.Length;
    }

    private static bool ValueTextEqualsAny(this ref Utf8JsonReader reader, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c)
    {
        var text = reader.ValueSpan;
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Number
            && (text.SequenceEqual(a) || text.SequenceEqual(b) || text.SequenceEqual(c));
    }
}
