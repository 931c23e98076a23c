namespace OrleansMedia.ArchitectureTests.Wire;

/// <summary>An enum that says nothing about the wire.</summary>
internal enum BrokenEnum
{
    Only,
}
