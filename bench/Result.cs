using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansMedia.Bench;

/// <summary>What a benchmark measured: each metric's name and its value, a number or rows of numbers.</summary>
internal sealed record Result(IReadOnlyDictionary<string, object> Metrics)
{
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The one line that every benchmark ends with.</summary>
    public string ToJson(string name) => JsonSerializer.Serialize(new { name, metrics = Metrics, machine = Machine.Describe() }, _plain);
}
