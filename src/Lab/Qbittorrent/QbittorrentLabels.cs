using System.Text.Json;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>Categories and tags of the simulated qBittorrent.</summary>
internal sealed class QbittorrentLabels
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, string> _pathByCategory = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _tags = new(StringComparer.Ordinal);

    public QbittorrentLabels(QbittorrentOptions options)
    {
        foreach (var category in options.Categories)
        {
            _pathByCategory[category] = $"{options.SavePath}/{category}";
        }
    }

    public int CategoriesVersion { get; private set; } = 1;

    public int TagsVersion { get; private set; } = 1;

    public bool HasCategory(string name)
    {
        lock (_lock)
        {
            return name.Length == 0 || _pathByCategory.ContainsKey(name);
        }
    }

    /// <summary>False when there is one of that name.</summary>
    public bool AddCategory(string name, string path)
    {
        lock (_lock)
        {
            CategoriesVersion++;
            return _pathByCategory.TryAdd(name, path);
        }
    }

    public void AddTags(string tags)
    {
        lock (_lock)
        {
            foreach (var tag in tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                TagsVersion += _tags.Add(tag) ? 1 : 0;
            }
        }
    }

    public void WriteCategories(Utf8JsonWriter json)
    {
        lock (_lock)
        {
            json.WriteStartObject();
            foreach (var (name, path) in _pathByCategory)
            {
                json.WriteStartObject(name);
                json.WriteString("name", name);
                json.WriteString("savePath", path);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    public void WriteTags(Utf8JsonWriter json)
    {
        lock (_lock)
        {
            json.WriteStartArray();
            foreach (var tag in _tags)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
        }
    }
}
