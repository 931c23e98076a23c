using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Domain.Tests.DownloadClients;

public sealed class ClientSettingsRuleTests
{
    [Theory]
    [InlineData("sabnzbd", "abc123.def_456-X", "")]
    [InlineData("SABNZBD", "", "secret")]
    [InlineData("qbittorrent", "", "")]
    [InlineData("qbittorrent", "any thing! ü", "")]
    public void Good_settings_are_taken(string kind, string secret, string except)
    {
        var faults = ClientSettingsRule.Check("At home", kind, "http://nas:8080/sabnzbd", "admin", secret, hasStoredSecret: false);

        Assert.Equal(except, string.Join(',', faults.Select(f => f.Field)));
    }

    [Theory]
    [InlineData("", "sabnzbd", "http://nas", "", "key", "name")]
    [InlineData("   ", "sabnzbd", "http://nas", "", "key", "name")]
    [InlineData("a\tb", "sabnzbd", "http://nas", "", "key", "name")]
    [InlineData("x", "nzbget", "http://nas", "", "key", "kind")]
    [InlineData("x", "sabnzbd", "nas", "", "key", "url")]
    [InlineData("x", "sabnzbd", "http://me:pw@nas", "", "key", "url")]
    [InlineData("x", "sabnzbd", "http://nas/api?mode=queue", "", "key", "url")]
    [InlineData("x", "sabnzbd", "http://nas", "a\u0000b", "key", "username")]
    [InlineData("x", "sabnzbd", "http://nas", "", "has spaces", "secret")]
    [InlineData("x", "sabnzbd", "http://nas", "", "key\n", "secret")]
    [InlineData("x", "qbittorrent", "http://nas", "", "pass\nword", "secret")]
    [InlineData("", "", "", "", "", "name,kind,url")]
    public void What_is_wrong_is_said_of_its_field(string name, string kind, string url, string username, string secret, string fields)
    {
        var faults = ClientSettingsRule.Check(name, kind, url, username, secret, hasStoredSecret: true);

        Assert.Equal(fields, string.Join(',', faults.Select(f => f.Field)));
        Assert.All(faults, f => Assert.NotEmpty(f.Message));
    }

    [Fact]
    public void Everything_has_a_longest_length()
    {
        var faults = ClientSettingsRule.Check(new('x', 61), "sabnzbd", "http://" + new string('x', 3000), new('x', 101), new('x', 201), hasStoredSecret: true);

        Assert.Equal(["name", "url", "username", "secret"], faults.Select(f => f.Field));
        Assert.Empty(ClientSettingsRule.Check(new('x', 60), "sabnzbd", "http://nas", new('x', 100), new('x', 200), hasStoredSecret: true));
    }

    [Fact]
    public void Nothing_that_a_client_may_send_instead_throws()
    {
        Assert.Equal(["name", "kind", "url"], ClientSettingsRule.Check(null, null, null, null, null, hasStoredSecret: false).Select(f => f.Field));
    }
}
