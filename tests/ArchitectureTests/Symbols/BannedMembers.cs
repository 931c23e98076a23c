using OrleansMedia.ArchitectureTests.Sources;

namespace OrleansMedia.ArchitectureTests.Symbols;

/// <summary>The members that a list of banned symbols names, as they stand in metadata. The build refuses them in source; this looks at what was built.</summary>
public static class BannedMembers
{
    /// <summary>Reads a list: <c>P:System.DateTime.Now;why</c> is <c>System.DateTime.get_Now</c>, <c>T:</c> is every member of a type.</summary>
    public static IReadOnlyList<string> Of(params string[] lists) => [.. lists.SelectMany(list => Repository.Read(list).Split('\n'))
        .Select(line => line.Split(';')[0].Trim()).Where(symbol => symbol.Length > 2 && symbol[1] == ':').Select(ToMember)];

    /// <summary>The used members that are banned.</summary>
    public static IEnumerable<string> Found(IEnumerable<string> used, IReadOnlyList<string> banned) =>
        used.Where(member => banned.Any(ban => ban.EndsWith('.') ? member.StartsWith(ban, StringComparison.Ordinal) : member == ban)).Distinct();

    private static string ToMember(string symbol)
    {
        var name = symbol[2..].Split('(')[0];
        return symbol[0] switch
        {
            'P' => name.Insert(name.LastIndexOf('.') + 1, "get_"),
            'T' => name + ".",
            _ => name,
        };
    }
}
