namespace OrleansMedia.ArchitectureTests.Wire;

/// <summary>Bears the alias of another.</summary>
[GenerateSerializer, Immutable, Alias("test.value")]
internal sealed record BrokenTwin;
