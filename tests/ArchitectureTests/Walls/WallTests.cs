using OrleansMedia.ArchitectureTests.Sources;

namespace OrleansMedia.ArchitectureTests.Walls;

/// <summary>Projects are walls. A rule is shown a case that it must find.</summary>
public sealed class WallTests
{
    public static TheoryData<string> Projects { get; } = [.. ProjectWalls.Arrows.Keys];

    [Fact]
    public void The_drawing_holds_every_project() =>
        Assert.Equal(
            Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(),
            ProjectWalls.Arrows.Keys.Order());

    [Theory, MemberData(nameof(Projects))]
    public void A_project_file_refers_only_where_an_arrow_is_drawn(string project) =>
        Broken.None(ProjectWalls.Undrawn(project, ProjectWalls.References(Repository.Read($"src/{project}/{project}.csproj"))));

    [Theory, MemberData(nameof(Projects))]
    public void The_code_refers_only_where_an_arrow_is_drawn(string project)
    {
        using var assembly = new BuiltAssembly(project);
        Broken.None(ProjectWalls.Undrawn(project, assembly.Projects));
    }

    [Fact]
    public void An_arrow_that_is_not_drawn_is_found()
    {
        Assert.Equal(["Domain -> Storage"], ProjectWalls.Undrawn("Domain", ProjectWalls.References("""<Project><ItemGroup><ProjectReference Include="..\Storage\Storage.csproj" /></ItemGroup></Project>""")));
        using var tests = new BuiltAssembly("ArchitectureTests");
        Assert.Contains("Domain -> Grains.Interfaces", ProjectWalls.Undrawn("Domain", tests.Projects));
        Assert.Single(ProjectWalls.Undrawn("Elsewhere", []));
    }

    [Fact]
    public void The_domain_names_no_package() =>
        Broken.None(ProjectWalls.Packages(Repository.Read("src/Domain/Domain.csproj")));

    [Fact]
    public void The_pages_use_only_queries_of_the_storage()
    {
        using var pages = new BuiltAssembly("WebUi");
        Broken.None(NoQueries(pages.TypesOf("Storage")));
        Assert.Single(NoQueries(["OrleansMedia.Storage.Downloads.DownloadStore"]));
    }

    // Stores write and the database opens connections; the rest of what a page sees is queries and their rows.
    private static IEnumerable<string> NoQueries(IEnumerable<string> types) => types.Where(type =>
        type.EndsWith("Store", StringComparison.Ordinal) || type.EndsWith(".Database", StringComparison.Ordinal)
        || type.Contains(".Sqlite.", StringComparison.Ordinal) || type.Contains(".Postgres.", StringComparison.Ordinal));
}
