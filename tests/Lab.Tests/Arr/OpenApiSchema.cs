using System.Text.Json;

namespace OrleansMedia.Lab.Tests.Arr;

/// <summary>Checks JSON against a schema of an OpenAPI 3.0 file: kinds, enumerations, and that no field is invented.</summary>
internal sealed class OpenApiSchema : IDisposable
{
    private readonly JsonDocument _file;

    public OpenApiSchema(string path) => _file = JsonDocument.Parse(File.ReadAllText(path));

    /// <summary>What is wrong, one line each; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors(string schema, JsonElement value)
    {
        List<string> errors = [];
        Check(Component(schema), value, schema, errors);
        return errors;
    }

    /// <summary>What is wrong with the items of a list.</summary>
    public IReadOnlyList<string> ErrorsOfItems(string schema, JsonElement list) => [.. list.EnumerateArray().SelectMany(item => Errors(schema, item))];

    public void Dispose() => _file.Dispose();

    private JsonElement Component(string name) => _file.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private void Check(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(Component(reference.GetString()!.Split('/')[^1]), value, path, errors);
            return;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!schema.TryGetProperty("nullable", out var nullable) || !nullable.GetBoolean())
            {
                errors.Add($"{path} is null");
            }

            return;
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == value.ToString()))
        {
            errors.Add($"{path} is {value}, which is no word of its enumeration");
        }

        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        if (!IsOfType(type, value.ValueKind))
        {
            errors.Add($"{path} is {value.ValueKind}, not {type}");
            return;
        }

        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" && !value.TryGetDateTimeOffset(out _))
        {
            errors.Add($"{path} is no instant: {value}");
        }

        CheckInside(schema, value, path, errors);
    }

    private void CheckInside(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, path + "[]", errors);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in value.EnumerateObject())
            {
                if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(field.Name, out var property))
                {
                    Check(property, field.Value, $"{path}.{field.Name}", errors);
                }
                else if (schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False)
                {
                    errors.Add($"{path}.{field.Name} is invented");
                }
            }
        }
    }

    private static bool IsOfType(string? type, JsonValueKind kind) => type switch
    {
        "string" => kind == JsonValueKind.String,
        "integer" or "number" => kind == JsonValueKind.Number,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        "array" => kind == JsonValueKind.Array,
        "object" => kind == JsonValueKind.Object,
        _ => true,
    };
}
