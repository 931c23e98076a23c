using System.Text.Json;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Clients.Json;

/// <summary>Reads single fields of a record: null is absent, a wrong type is noted and reads as absent.</summary>
internal static class JsonFields
{
    /// <summary>Titles are cut here, in characters.</summary>
    public const int TitleLengthMax = 500;

    /// <summary>Paths are cut here, in characters: longer than any file system takes.</summary>
    public const int PathLengthMax = 4096;

    /// <summary>Short texts (categories, states, hosts) are cut here, in characters.</summary>
    public const int WordLengthMax = 200;

    /// <summary>A text; null where it is absent or no text.</summary>
    public static string? Text(ref Utf8JsonReader reader, string field, int lengthMax, FieldFaults faults, TextPool? pool = null)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return pool is null ? JsonText.Read(ref reader, lengthMax) : pool.Read(ref reader, lengthMax);
        }

        NoteUnlessNull(ref reader, field, faults);
        return null;
    }

    /// <summary>A number; null where it is absent or no number.</summary>
    public static double? Number(ref Utf8JsonReader reader, string field, FieldFaults faults)
    {
        if (JsonNumber.TryDouble(ref reader, out var value))
        {
            return value;
        }

        NoteUnlessNull(ref reader, field, faults);
        return null;
    }

    /// <summary>A whole number; null where it is absent or no number.</summary>
    public static long? Whole(ref Utf8JsonReader reader, string field, FieldFaults faults)
    {
        if (JsonNumber.TryLong(ref reader, out var value))
        {
            return value;
        }

        NoteUnlessNull(ref reader, field, faults);
        return null;
    }

    /// <summary>Seconds since 1970; null where absent, zero or negative (both clients' word for "not yet").</summary>
    public static DateTimeOffset? Time(ref Utf8JsonReader reader, string field, FieldFaults faults) =>
        Whole(ref reader, field, faults) is > 0 and <= 253_402_300_799 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>An item's id: text or number, not empty, without control characters, at most <see cref="DownloadKey.ItemIdLengthMax"/>; else empty.</summary>
    public static string Id(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return JsonNumber.TryLong(ref reader, out var number) ? number.ToString() : "";
        }

        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || reader.ValueIsEscaped)
        {
            return "";
        }

        var raw = reader.ValueSpan;
        var isUsable = raw.Length is > 0 and <= DownloadKey.ItemIdLengthMax && raw.IndexOfAnyExceptInRange((byte)0x21, (byte)0x7E) < 0;
        return isUsable ? System.Text.Encoding.ASCII.GetString(raw) : "";
    }

    private static void NoteUnlessNull(ref Utf8JsonReader reader, string field, FieldFaults faults)
    {
        if (reader.TokenType != JsonTokenType.Null)
        {
            faults.Add(field);
        }
    }
}
