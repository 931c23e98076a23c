using System.Buffers.Text;
using System.Text.Json;

namespace OrleansMedia.Storage.Downloads;

/// <summary>Where a list goes on: after the row with this value of the sort's column and this id. As text it is opaque and safe in a URL.</summary>
internal sealed record DownloadCursor(DownloadSort Sort, bool Descending, object Value, long Id)
{
    /// <summary>The longest text that is looked at: a title is at most a few hundred characters.</summary>
    private const int LengthMax = 4096;

    public string ToText()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Sort.ToWire());
            writer.WriteBooleanValue(Descending);
            switch (Value)
            {
                case string text:
                    writer.WriteStringValue(text);
                    break;
                case double number:
                    writer.WriteNumberValue(number);
                    break;
                default:
                    writer.WriteNumberValue((long)Value);
                    break;
            }

            writer.WriteNumberValue(Id);
            writer.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Reads a text; null where it is no cursor, or one of another order.</summary>
    public static DownloadCursor? Parse(string text, DownloadFilter filter)
    {
        if (text.Length > LengthMax || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() != 4
                || root[0].GetString() != filter.Sort.ToWire() || root[1].GetBoolean() != filter.Descending)
            {
                return null;
            }

            object? value = DownloadViews.TypeOf(filter.Sort) switch
            {
                't' => root[2].GetString(),
                'd' => root[2].GetDouble(),
                _ => root[2].GetInt64(),
            };
            return value is null ? null : new DownloadCursor(filter.Sort, filter.Descending, value, root[3].GetInt64());
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
