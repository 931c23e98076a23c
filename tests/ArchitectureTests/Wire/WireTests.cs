using System.Reflection;
using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.ArchitectureTests.Wire;

/// <summary>The rules of the wire, over every grain interface and every grain.</summary>
public sealed class WireTests
{
    private static readonly Assembly Interfaces = typeof(IDownloadGrain).Assembly;
    private static readonly Assembly Grains = Assembly.Load("OrleansMedia.Grains");

    [Fact]
    public void Everything_that_crosses_the_wire_says_how()
    {
        var interfaces = Interfaces.GetTypes().Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)).ToList();
        Assert.NotEmpty(interfaces);
        Broken.None(WireRules.Broken(interfaces));
    }

    [Theory]
    [InlineData("IBrokenInterface.SecondAsync has no alias of its own")]
    [InlineData("IBrokenInterface.NoAliasAsync has no alias of its own")]
    [InlineData("IBrokenInterface.SecondAsync uses JsonElement, which is not on the list")]
    [InlineData("IBrokenInterface.GenericAsync is generic")]
    [InlineData("IBrokenInterface.StreamAsync returns IAsyncEnumerable`1, not a task")]
    [InlineData("IBrokenInterface.ListAsync uses List`1, which is not on the list")]
    [InlineData("BrokenValue has no [Immutable]")]
    [InlineData("BrokenValue.NoId has no [Id]")]
    [InlineData("BrokenValue.Changing can be changed after it was made")]
    [InlineData("BrokenValue.Array uses Int32[], which is not on the list")]
    [InlineData("BrokenValue numbers its members 0, 2, 3, 4")]
    [InlineData("Nested is nested")]
    [InlineData("BrokenEnum has no [GenerateSerializer]")]
    [InlineData("BrokenEnum has no [Alias]")]
    [InlineData("BrokenTwin has the alias of BrokenValue")]
    public void What_breaks_a_rule_of_the_wire_is_found(string broken) =>
        Assert.Contains(broken, WireRules.Broken(typeof(IBrokenInterface)));

    [Fact]
    public void The_rules_find_nothing_else_in_the_broken_example() =>
        Assert.Equal(15, WireRules.Broken(typeof(IBrokenInterface)).Count);

    [Fact]
    public void Every_grain_has_a_name_of_its_own_on_the_wire()
    {
        var grains = Grains.GetTypes().Where(type => type.IsClass && !type.IsAbstract && typeof(IGrain).IsAssignableFrom(type)).ToList();
        Assert.NotEmpty(grains);
        Broken.None(Unnamed(grains));
        Assert.Equal(["NamelessGrain"], Unnamed([typeof(NamelessGrain)]));
    }

    [Fact]
    public void Only_the_grains_project_holds_grains()
    {
        string[] others = ["OrleansMedia.Grains.Interfaces", "OrleansMedia.Storage", "OrleansMedia.Clients", "OrleansMedia.WebUi", "OrleansMedia.Silo", "OrleansMedia.Lab"];
        Broken.None(others.SelectMany(name => Assembly.Load(name).GetTypes()).Where(type => type.IsClass && typeof(IGrain).IsAssignableFrom(type)).Select(type => type.FullName!));
    }

    private static IEnumerable<string> Unnamed(IEnumerable<Type> grains)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return grains.Where(grain => grain.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == "Orleans.GrainTypeAttribute")
            ?.ConstructorArguments[0].Value is not string name || !names.Add(name)).Select(grain => grain.Name);
    }

    private sealed class NamelessGrain : Grain, IGrainWithStringKey;
}
