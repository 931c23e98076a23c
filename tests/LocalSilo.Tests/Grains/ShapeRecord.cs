namespace OrleansMedia.LocalSilo.Tests.Grains;

[GenerateSerializer]
[Immutable]
[Alias("test.shape.record")]
public sealed record ShapeRecord([property: Id(0)] string Name, [property: Id(1)] int Number);
