namespace OrleansMedia.Grains.Interfaces;

/// <summary>What is wrong with one field of an input, and what to do about it.</summary>
[GenerateSerializer, Immutable, Alias("om.FieldError")]
public sealed record FieldError
{
    /// <summary>The field, in the API's spelling; empty where it is about the whole.</summary>
    [Id(0)]
    public string Field { get; init; } = "";

    /// <summary>A sentence for a person.</summary>
    [Id(1)]
    public required string Message { get; init; }
}
