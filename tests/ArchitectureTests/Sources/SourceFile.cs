namespace OrleansMedia.ArchitectureTests.Sources;

/// <summary>A C# file.</summary>
/// <param name="Path">From the root on, with '/'.</param>
/// <param name="Text">What is in it.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>Its name without folder and ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Its lines.</summary>
    public string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');
}
