using OrleansMedia.ArchitectureTests.Walls;

namespace OrleansMedia.ArchitectureTests.Symbols;

/// <summary>The domain has no clock and no chance: time and numbers are arguments.</summary>
public sealed class BannedMembersTests
{
    private static readonly string[] Lists = ["build/BannedSymbols.txt", "src/Domain/BannedSymbols.txt"];

    [Fact]
    public void The_domain_uses_no_banned_symbol()
    {
        using var domain = new BuiltAssembly("Domain");
        Broken.None(BannedMembers.Found(domain.Members(), BannedMembers.Of(Lists)));
    }

    [Fact]
    public void A_banned_symbol_is_found()
    {
        using var tests = new BuiltAssembly("ArchitectureTests");
        var found = BannedMembers.Found(tests.Members(), BannedMembers.Of(Lists)).ToList();
        Assert.Contains("System.DateTime.get_UtcNow", found);
        Assert.Contains("System.Diagnostics.Stopwatch.GetTimestamp", found);
    }

    /// <summary>What the test above must find in this very assembly.</summary>
    internal static (DateTime Now, long Ticks) Banned() => (DateTime.UtcNow, System.Diagnostics.Stopwatch.GetTimestamp());
}
