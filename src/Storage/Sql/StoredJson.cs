using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrleansMedia.Storage.Accounts;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.Storage.Sql;

/// <summary>Writes and reads the stored forms. Fields without a value are left out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DownloadDocument))]
[JsonSerializable(typeof(DownloadClientDocument))]
[JsonSerializable(typeof(AccountDocument))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>The stored text.</summary>
    public static string Write<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type);

    /// <summary>Reads a stored text; throws <see cref="StorageException"/> that names <paramref name="what"/> where it cannot.</summary>
    public static T Read<T>(string json, JsonTypeInfo<T> type, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new StorageException($"The stored state of {what} is empty.");
        }
        catch (JsonException error)
        {
            throw new StorageException($"The stored state of {what} cannot be read: {error.Message}", error);
        }
    }
}
