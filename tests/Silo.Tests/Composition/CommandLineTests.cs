using OrleansMedia.Silo.Composition;

namespace OrleansMedia.Silo.Tests.Composition;

public sealed class CommandLineTests
{
    [Fact]
    public void Nothing_is_needed()
    {
        var line = CommandLine.Parse([]);

        Assert.Null(line.Error);
        Assert.False(line.Help);
        Assert.False(line.Demo);
        Assert.Empty(line.Values);
    }

    [Theory]
    [InlineData("--urls", "http://127.0.0.1:9000")]
    [InlineData("--urls=http://127.0.0.1:9000")]
    [InlineData("--ORLEANSMEDIA_URLS=http://127.0.0.1:9000")]
    [InlineData("--orleansmedia_urls", "http://127.0.0.1:9000")]
    public void The_address_can_be_written_in_four_ways(params string[] args) =>
        Assert.Equal("http://127.0.0.1:9000", CommandLine.Parse(args).Values["ORLEANSMEDIA_URLS"]);

    [Theory]
    [InlineData("--colour=red")]
    [InlineData("start")]
    [InlineData("--demo=maybe")]
    [InlineData("--urls")]
    public void What_is_not_understood_is_refused(string arg) => Assert.NotNull(CommandLine.Parse([arg]).Error);

    [Fact]
    public void Help_and_demo_are_options()
    {
        Assert.True(CommandLine.Parse(["--help"]).Help);
        Assert.True(CommandLine.Parse(["--demo"]).Demo);
    }
}
