using System.Text.RegularExpressions;

namespace OrleansMedia.ArchitectureTests.Sources;

/// <summary>The rules of the documents.</summary>
public static partial class DocumentRules
{
    /// <summary>Links and pictures of a document that lead to no file.</summary>
    /// <param name="document">From the root on, with '/'.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="isThere">Whether there is such a file or folder.</param>
    public static IEnumerable<string> DeadLinks(string document, string text, Func<string, bool> isThere) =>
        from match in Link().Matches(text)
        let target = match.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':') && !isThere(Resolve(document, target))
        select $"{document} -> {target}";

    private static string Resolve(string document, string target)
    {
        var parts = new Stack<string>(document.Split('/')[..^1]);
        foreach (var part in target.Split('/'))
        {
            if (part == "..")
            {
                parts.TryPop(out _);
            }
            else if (part is not ("." or ""))
            {
                parts.Push(part);
            }
        }

        return string.Join('/', parts.Reverse());
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
