namespace OrleansMedia.Silo.Tests.Running;

/// <summary>A folder that goes with its test.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("om-silo-tests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
