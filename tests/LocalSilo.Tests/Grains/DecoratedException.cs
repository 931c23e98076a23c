namespace OrleansMedia.LocalSilo.Tests.Grains;

[GenerateSerializer]
[Alias("test.decorated")]
public sealed class DecoratedException(string message) : Exception(message);
