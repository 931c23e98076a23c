namespace OrleansMedia.LocalSilo.Tests.Subset;

/// <summary>
/// What LocalSilo offers under Orleans' names is what Orleans offers: grains that compile here compile there. The real
/// Microsoft.Orleans.Core.Abstractions 10.4.2 is read, not loaded. What lives in other packages of Orleans is pinned.
/// </summary>
public sealed class SubsetTests
{
    private static readonly string _here = AppContext.BaseDirectory;
    private static readonly Dictionary<string, IReadOnlyList<string>> _pinned = ReadPinned();

    [Fact]
    public void Every_public_member_here_is_one_of_Orleans()
    {
        var local = ReadLocal();
        var orleans = ReadOrleans();
        List<string> strangers = [];
        var compared = 0;
        foreach (var (type, lines) in local)
        {
            if (!orleans.TryGetValue(type, out var known) && !_pinned.TryGetValue(type, out known))
            {
                strangers.Add(type);
                continue;
            }

            compared += lines.Count;
            strangers.AddRange(lines.Except(known).Select(line => $"{type}: {line}"));
        }

        Assert.True(strangers.Count == 0, $"Not in Orleans 10.4.2:\n{string.Join('\n', strangers)}");

        // A comparison that found nothing to compare would prove nothing.
        Assert.True(local.Count(type => orleans.ContainsKey(type.Key)) >= 25, $"Only {local.Count} types were compared.");
        Assert.True(compared >= 150, $"Only {compared} members were compared.");
    }

    [Fact]
    public void What_Orleans_itself_describes_is_not_pinned_by_hand() =>
        Assert.Empty(_pinned.Keys.Intersect(ReadOrleans().Keys));

    [Fact]
    public void What_is_pinned_is_used() => Assert.Empty(_pinned.Keys.Except(ReadLocal().Keys));

    [Fact]
    public void A_member_that_Orleans_lacks_would_be_found()
    {
        // The same reading of this assembly, whose types look like Orleans' but are not.
        using var tests = new PublicSurface(typeof(SubsetTests).Assembly.Location);
        var orleans = ReadOrleans();

        Assert.All(tests.Read("OrleansMedia.LocalSilo.Tests.Grains.IGateGrain"), type => Assert.False(orleans.ContainsKey(type.Key)));
        Assert.Contains(
            "Public Virtual, Abstract System.Threading.Tasks.Task HoldAsync(System.String gate)",
            tests.Read("OrleansMedia.LocalSilo.Tests.Grains.IGateGrain").Values.Single());
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadLocal()
    {
        using var local = new PublicSurface(Path.Combine(_here, "OrleansMedia.LocalSilo.dll"));
        var found = local.Read("Orleans.");
        foreach (var (type, lines) in local.Read("Microsoft."))
        {
            found.Add(type, lines);
        }

        return found;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadOrleans()
    {
        using var orleans = new PublicSurface(Path.Combine(_here, "reference", "Orleans.Core.Abstractions.dll"));
        return orleans.Read("Orleans.");
    }

    // A type's name, and its lines indented below it.
    private static Dictionary<string, IReadOnlyList<string>> ReadPinned()
    {
        Dictionary<string, IReadOnlyList<string>> types = [];
        List<string> lines = [];
        foreach (var line in File.ReadLines(Path.Combine(_here, "Subset", "pinned.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                lines.Add(line.Trim());
            }
            else
            {
                types.Add(line, lines = []);
            }
        }

        return types;
    }
}
