using System.Text.Json.Serialization;

namespace OrleansMedia.Grains.Activity;

/// <summary>Writes the facts of events without reflection.</summary>
[JsonSerializable(typeof(IReadOnlyDictionary<string, object?>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class DetailsJson : JsonSerializerContext;
