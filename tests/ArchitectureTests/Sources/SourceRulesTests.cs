namespace OrleansMedia.ArchitectureTests.Sources;

/// <summary>What every file keeps to. Each rule is shown one case that it must find.</summary>
public sealed class SourceRulesTests
{
    private static readonly string[] Everywhere = ["src/", "tests/", "bench/"];

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        Broken.None(SourceRules.TooLong(Repository.Code(Everywhere)));
        Assert.Single(SourceRules.TooLong([new SourceFile("a.cs", string.Concat(Enumerable.Repeat("\n", 400)) + "end")]));
    }

    [Fact]
    public void A_file_holds_one_public_type_and_bears_its_name()
    {
        Broken.None(SourceRules.NotOnePublicType(Repository.Code(Everywhere)));
        Assert.Single(SourceRules.NotOnePublicType([new SourceFile("One.cs", "public sealed record One;\npublic enum Two { }\n")]));
        Assert.Single(SourceRules.NotOnePublicType([new SourceFile("One.cs", "public static partial class Two\n")]));
        Broken.None(SourceRules.NotOnePublicType([new SourceFile("One.Log.cs", "public sealed partial class One<T>\n{\n    public sealed record Case : One<T>;\n}\ninternal enum Two { }\n")]));
    }

    [Fact]
    public void No_type_is_named_for_want_of_a_noun()
    {
        Broken.None(SourceRules.BannedNames(Repository.Code(Everywhere)));
        Assert.Equal(
            ["a.cs: QueueManager", "a.cs: TimeUtils"],
            SourceRules.BannedNames([new SourceFile("a.cs", "public sealed class QueueManager\n    private static class TimeUtils\npublic interface IDownloadClient\n")]));
    }

    [Fact]
    public void Nothing_is_put_off()
    {
        Broken.None(SourceRules.PutOff(Repository.Code(Everywhere)));
        Assert.Equal(2, SourceRules.PutOff([new SourceFile("a.cs", "// TO" + "DO: later\nthrow new NotImplemented" + "Exception();")]).Count());
    }

    [Fact]
    public void A_folder_is_a_noun_of_the_product()
    {
        Broken.None(FolderRules.NoNouns(Repository.Files));
        Assert.Equal(["src/Domain/Common", "src/Grains/Services"], FolderRules.NoNouns(["src/Domain/Common/A.cs", "src/Grains/Services/B.cs", "src/Grains/Downloads/C.cs", "src/Grains/D.cs"]));
    }

    [Fact]
    public void No_project_is_an_empty_shell()
    {
        Broken.None(Shells(Repository.Files, Repository.Read));
        Assert.Single(Shells(["src/Empty/Empty.csproj", "src/Empty/Nothing.cs"], _ => "namespace Empty;\n"));
    }

    [Fact]
    public void No_contract_of_another_product_is_kept_here()
    {
        Broken.None(Contracts(Repository.Files));
        Assert.Single(Contracts(["docs/api.md", "src/Lab/Arr/sonarr-v3-openapi.json"]));
    }

    private static IEnumerable<string> Contracts(IEnumerable<string> files) => files.Where(file =>
        file.Contains("openapi", StringComparison.OrdinalIgnoreCase) && Path.GetExtension(file) is ".json" or ".yaml" or ".yml"
        && !file.StartsWith("docs/", StringComparison.Ordinal));

    private static IEnumerable<string> Shells(IReadOnlyList<string> files, Func<string, string> read)
    {
        const int statementsMin = 100;
        foreach (var project in files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal)))
        {
            var folder = project[..(project.LastIndexOf('/') + 1)];
            var code = files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && Path.GetExtension(file) is ".cs" or ".razor")
                .Sum(file => read(file).Split('\n').Count(line => line.TrimStart() is { Length: > 1 } text && !text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("using", StringComparison.Ordinal)));
            if (code < statementsMin)
            {
                yield return $"{project} has {code} lines of code";
            }
        }
    }
}
