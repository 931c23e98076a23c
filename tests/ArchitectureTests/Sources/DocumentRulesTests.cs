namespace OrleansMedia.ArchitectureTests.Sources;

/// <summary>The documents hold what they promise.</summary>
public sealed class DocumentRulesTests
{
    [Fact]
    public void Every_link_of_a_document_leads_to_something()
    {
        Broken.None(Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).SelectMany(file => DocumentRules.DeadLinks(file, Repository.Read(file), IsThere)));
        Assert.Equal(
            ["docs/a.md -> ../b.md", "docs/a.md -> pictures/c.png"],
            DocumentRules.DeadLinks("docs/a.md", "[there](../README.md#top) [b](../b.md) ![c](pictures/c.png) [web](https://example.org/x) [here](#here)", file => file == "README.md"));
    }

    private static bool IsThere(string path) => Repository.Files.Any(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal));
}
