namespace OrleansMedia.LocalSilo.Tests.Grains;

/// <summary>The same, of a class that is reentrant.</summary>
[Alias("test.gate.reentrant")]
public interface IReentrantGateGrain : IGateGrain
{
}
