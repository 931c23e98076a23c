namespace OrleansMedia.Grains.Tests;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("orleansmedia-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
