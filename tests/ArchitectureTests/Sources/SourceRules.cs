using System.Text.RegularExpressions;

namespace OrleansMedia.ArchitectureTests.Sources;

/// <summary>The rules of one file. Each answers with what breaks it, and with nothing where all is well.</summary>
public static partial class SourceRules
{
    /// <summary>A file longer than this is two.</summary>
    public const int LinesMax = 400;

    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Services"];

    /// <summary>Files that are too long.</summary>
    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Lines.Length > LinesMax).Select(file => $"{file.Path} has {file.Lines.Length} lines");

    /// <summary>Files that hold several public types, or one that the file is not named after (<c>Thing.Log.cs</c> belongs to Thing).</summary>
    public static IEnumerable<string> NotOnePublicType(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            var names = file.Lines.Select(line => PublicType().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).Distinct().ToList();
            if (names.Count > 1)
            {
                yield return $"{file.Path} holds {string.Join(", ", names)}";
            }
            else if (names.Count == 1 && file.Name.Split('.')[0] != names[0])
            {
                yield return $"{file.Path} holds {names[0]}";
            }
        }
    }

    /// <summary>Types whose name says that no noun was found. What bears a name of Orleans (<c>namespace Orleans.Utilities</c>) has no choice.</summary>
    public static IEnumerable<string> BannedNames(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.Lines.Any(line => line.StartsWith("namespace Orleans.", StringComparison.Ordinal))
        from line in file.Lines
        let match = AnyType().Match(line)
        where match.Success && BannedEndings.Any(ending => match.Groups["name"].Value.EndsWith(ending, StringComparison.Ordinal))
        select $"{file.Path}: {match.Groups["name"].Value}";

    /// <summary>Work that was put off.</summary>
    public static IEnumerable<string> PutOff(IEnumerable<SourceFile> files) =>
        from file in files
        from match in PutOffWords().Matches(file.Text)
        select $"{file.Path}: {match.Value}";

    [GeneratedRegex(@"^public ((static|sealed|abstract|readonly|ref|partial|unsafe|file) )*(class|struct|interface|enum|delegate|record( struct| class)?) (?<name>\w+)")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*((public|internal|private|protected|static|sealed|abstract|readonly|ref|partial|unsafe|file) )+(class|struct|interface|enum|record( struct| class)?) (?<name>\w+)")]
    private static partial Regex AnyType();

    // Split, so that this file keeps its own rule.
    [GeneratedRegex("\\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + "X)\\b|NotImplemented" + "Exception")]
    private static partial Regex PutOffWords();
}
