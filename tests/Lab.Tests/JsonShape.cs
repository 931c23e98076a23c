using System.Text.Json;

namespace OrleansMedia.Lab.Tests;

/// <summary>
/// The fields of JSON documents with the kinds of their values, for example queue.slots[].nzo_id → String. The names below a
/// map (hashes, dates, server names) count as one field.
/// </summary>
internal sealed class JsonShape
{
    private readonly SortedDictionary<string, SortedSet<string>> _kindsByPath = new(StringComparer.Ordinal);
    private readonly string[] _maps;

    private JsonShape(string[] maps) => _maps = maps;

    /// <summary>The shape of all the documents together.</summary>
    public static JsonShape Of(string[] maps, params IEnumerable<string> documents)
    {
        var shape = new JsonShape(maps);
        foreach (var document in documents)
        {
            using var json = JsonDocument.Parse(document);
            shape.Add("", json.RootElement);
        }

        return shape;
    }

    /// <summary>What differs from the real answers, one line each; empty when nothing does.</summary>
    public IReadOnlyList<string> DifferencesFrom(JsonShape real)
    {
        var missing = real._kindsByPath.Keys.Except(_kindsByPath.Keys).Select(path => $"missing: {path}");
        var invented = _kindsByPath.Keys.Except(real._kindsByPath.Keys).Select(path => $"invented: {path}");
        var wrong = _kindsByPath.Where(field => real._kindsByPath.TryGetValue(field.Key, out var kinds) && !field.Value.IsSubsetOf(kinds))
            .Select(field => $"wrong kind: {field.Key} is {string.Join('/', field.Value)}, really {string.Join('/', real._kindsByPath[field.Key])}");
        return [.. missing, .. invented, .. wrong];
    }

    private void Add(string path, JsonElement value)
    {
        if (!_kindsByPath.TryGetValue(path, out var kinds))
        {
            _kindsByPath[path] = kinds = [];
        }

        kinds.Add(value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : value.ValueKind.ToString());
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                Add(_maps.Contains(path) ? $"{path}.*" : $"{path}.{property.Name}".TrimStart('.'), property.Value);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Add($"{path}[]", item);
            }
        }
    }
}
