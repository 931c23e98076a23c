namespace OrleansMedia.ArchitectureTests.Wire;

/// <summary>A value that breaks the rules of the wire.</summary>
[GenerateSerializer, Alias("test.value")]
internal sealed record BrokenValue
{
    [Id(0)]
    public string Fine { get; init; } = "";

    [Id(2)]
    public string Gap { get; init; } = "";

    public string NoId { get; init; } = "";

    [Id(3)]
    public string Changing { get; set; } = "";

    [Id(4)]
    public int[] Array { get; init; } = [];

    [GenerateSerializer, Immutable, Alias("test.nested")]
    internal sealed record Nested;
}
