namespace OrleansMedia.LocalSilo.Tests.Grains;

public sealed class UndecoratedException(string message) : Exception(message);
