namespace OrleansMedia.ArchitectureTests.Sources;

/// <summary>The source tree that these tests were built from.</summary>
public static class Repository
{
    private static readonly string[] Ignored = ["bin", "obj", ".git", ".vs", "artifacts", "data", "TestResults", "node_modules"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that belongs to the project, with '/' and from the root on.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>The C# files below a folder: <c>src/Domain/</c>.</summary>
    public static IEnumerable<SourceFile> Code(params string[] folders) =>
        Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .Select(file => new SourceFile(file, Read(file)));

    /// <summary>The text of a file.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !Ignored.Contains(Path.GetFileName(inner)) && !inner.EndsWith("wwwroot/_framework", StringComparison.Ordinal)).SelectMany(Walk));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "OrleansMedia.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("These tests look at the source tree, and it is not above " + AppContext.BaseDirectory);
    }
}
