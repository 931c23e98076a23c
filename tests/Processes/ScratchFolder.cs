using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("linux")]

namespace OrleansMedia.Tests.Processes;

/// <summary>A folder of its own under the system's temporary folder, removed at the end.</summary>
public sealed class ScratchFolder : IDisposable
{
    /// <summary>Makes the folder. Other users may enter it: the news server runs as one.</summary>
    public ScratchFolder(string purpose)
    {
        Path = Directory.CreateTempSubdirectory($"orleansmedia-{purpose}-").FullName;
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>A path inside.</summary>
    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>A folder inside, made where it is missing.</summary>
    public string Folder(params string[] parts) => Directory.CreateDirectory(At(parts)).FullName;

    /// <summary>Writes a text file inside.</summary>
    public string Write(string name, string text)
    {
        var path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A server that was killed a moment ago may still be writing; the system empties its temporary folder.
        }
    }
}
