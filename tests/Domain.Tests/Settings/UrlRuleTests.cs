using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Domain.Tests.Settings;

/// <summary>Acceptance section 8.</summary>
public sealed class UrlRuleTests
{
    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://tracker.example.com/api")]
    [InlineData("https://192.168.1.1:8080")]
    [InlineData("http://localhost:8191")]
    [InlineData("http://flaresolverr:8191/v1")]
    [InlineData("https://api.example.com/v1/endpoint?key=value")]
    [InlineData("http://localhost:8080/api/torrents#section")]
    [InlineData("   https://example.com   ")]
    [InlineData("HTTP://EXAMPLE.COM")]
    [InlineData("http://[::1]:8080")]
    [InlineData("http://my_nas:8080")]
    [InlineData("http://nas.local:8080/sabnzbd")]
    public void These_are_addresses(string text) => Assert.True(UrlRule.IsValid(text));

    [Theory]
    [InlineData("not-a-url")]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("http://")]
    [InlineData("ftp://files.example.com")]
    [InlineData("file:///path/to/file")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/plain,hello")]
    [InlineData(null)]
    [InlineData("123")]
    [InlineData("http://.bad.com")]
    [InlineData("http://bad.com.")]
    [InlineData("http:///nohost")]
    [InlineData("http://host:notaport")]
    [InlineData("http://a b/")]
    [InlineData("http://host:70000")]
    [InlineData("http://:8080")]
    [InlineData("http://a..b")]
    [InlineData("http:\\\\host")]
    [InlineData("http://host\n.example")]
    [InlineData("http://?query")]
    public void These_are_none(string? text) => Assert.False(UrlRule.IsValid(text));

    [Fact]
    public void An_endless_one_is_none() => Assert.False(UrlRule.IsValid("http://host/" + new string('a', 3000)));
}
