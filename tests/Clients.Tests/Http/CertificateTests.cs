using Microsoft.AspNetCore.Http;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Tests.Http;

public sealed class CertificateTests
{
    private const string Queue = """{"queue":{"version":"4.5.0","slots":[]}}""";

    [Fact]
    public async Task A_self_signed_certificate_is_refused_until_a_person_allows_it()
    {
        await using var server = await ScriptedServer.StartAsync(http => http.Response.WriteAsync(Queue), isHttps: true);
        await using (var strict = Opened.To(DownloadClientKind.Sabnzbd, server.Url))
        {
            var fault = await Opened.FaultAsync(strict);
            Assert.Equal(ClientFaultKind.Certificate, fault.Kind);
            Assert.True(fault.NeedsAPerson);
        }

        await using var lenient = Opened.To(DownloadClientKind.Sabnzbd, server.Url, acceptAnyCertificate: true);
        Assert.True((await lenient.ReadQueueAsync(CancellationToken.None)).Ok);
    }

    [Fact]
    public async Task Asking_for_https_where_there_is_only_http_says_so()
    {
        await using var server = await ScriptedServer.AlwaysAsync(Queue);
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, new UriBuilder(server.Url) { Scheme = "https" }.Uri);
        var fault = await Opened.FaultAsync(connection);
        Assert.Equal(ClientFaultKind.NotThisProgram, fault.Kind);
        Assert.Contains("http://", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_http_where_there_is_only_https_is_a_fault()
    {
        await using var server = await ScriptedServer.StartAsync(http => http.Response.WriteAsync(Queue), isHttps: true);
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, new UriBuilder(server.Url) { Scheme = "http" }.Uri);
        var fault = await Opened.FaultAsync(connection);
        Assert.Contains(fault.Kind, new[] { ClientFaultKind.Unreachable, ClientFaultKind.NotThisProgram });
        Assert.Contains("https", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_in_the_address_goes_to_the_proxy_and_into_no_message()
    {
        var seen = "";
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            seen = http.Request.Headers.Authorization.ToString();
            http.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        var address = new UriBuilder(server.Url) { UserName = "me", Password = Opened.Secret }.Uri;
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, address, secret: "x");
        var fault = await Opened.FaultAsync(connection);
        Assert.Equal(ClientFaultKind.Unauthorized, fault.Kind);
        Assert.Equal("Basic " + Convert.ToBase64String($"me:{Opened.Secret}".Bytes()), seen);
        Assert.DoesNotContain(Opened.Secret, new ClientAddress(DownloadClientKind.Sabnzbd, address, null, "x", false).ToString(), StringComparison.Ordinal);
    }
}
