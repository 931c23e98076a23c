namespace OrleansMedia.Clients.Tests;

/// <summary>Tests that measure the memory of the process, so that nothing may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    /// <summary>The name that such a class carries.</summary>
    public const string Name = "Memory";
}
