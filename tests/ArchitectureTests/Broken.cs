namespace OrleansMedia.ArchitectureTests;

/// <summary>Says all that breaks a rule, not only the first few letters of it.</summary>
public static class Broken
{
    /// <summary>Fails with every finding, one a line.</summary>
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
