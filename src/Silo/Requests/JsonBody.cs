using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansMedia.Grains.Interfaces;

namespace OrleansMedia.Silo.Requests;

/// <summary>Reads the body of a request, and says in which field it is wrong.</summary>
public static class JsonBody
{
    /// <summary>The value, or the problem to answer with.</summary>
    public static async Task<(T? Value, IResult? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var value = await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted);
            return value is null ? (null, Problems.Unreadable("The body is null; send a JSON object.")) : (value, null);
        }
        catch (JsonException error) when (error.Path is { Length: > 2 } path && path[0] == '$')
        {
            return (null, Problems.Invalid([new FieldError { Field = path[2..], Message = Explain(error) }]));
        }
        catch (JsonException error) when (IsUnknownField(error))
        {
            return (null, Problems.Invalid([new FieldError { Field = "", Message = Explain(error) }]));
        }
        catch (JsonException)
        {
            return (null, Problems.Unreadable("The body is not valid JSON; send an object with the fields of the documentation."));
        }
    }

    private static bool IsUnknownField(JsonException error) =>
        error.Message.Contains("could not be mapped", StringComparison.Ordinal) || error.Message.Contains("missing required", StringComparison.Ordinal);

    // The library's own text names .NET types, which tell a person nothing.
    private static string Explain(JsonException error) => IsUnknownField(error)
        ? "There is no such field, or one that is needed is missing."
        : "This value has the wrong type.";
}
