using OrleansMedia.Clients.Tests.Http;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;
using OrleansMedia.Lab.Qbittorrent;

namespace OrleansMedia.Clients.Tests.Qbittorrent;

public sealed class QbittorrentLoginTests
{
    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task One_login_serves_many_reads(string version)
    {
        await using var server = await StartAsync(version);
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        for (var i = 0; i < 5; i++)
        {
            var read = await connection.ReadQueueAsync(CancellationToken.None);
            Assert.True(read.Ok, read.Fault?.Message);
            Assert.Equal(i == 0, read.Value.IsFull);
        }

        var report = await connection.ReadReportAsync(CancellationToken.None);
        Assert.Equal((version, true), (report.Value!.Version, report.Value.IsSupported));
        Assert.Equal(1, server.Sessions.Attempts);
    }

    [Fact]
    public async Task A_session_that_ran_out_costs_one_login_and_a_full_read()
    {
        await using var server = await StartAsync();
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
        server.Sessions.Expire();
        var read = await connection.ReadQueueAsync(CancellationToken.None);
        Assert.True(read.Value!.IsFull);
        Assert.Single(read.Value.Items);
        Assert.Equal(2, server.Sessions.Attempts);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_a_read_and_never_again_by_itself()
    {
        await using var server = await StartAsync();
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url, secret: "wrong");
        var fault = (await connection.ReadQueueAsync(CancellationToken.None)).Fault!;
        Assert.Equal(ClientFaultKind.Unauthorized, fault.Kind);
        Assert.True(fault.NeedsAPerson);
        Assert.Equal(1, server.Sessions.Attempts);
        Assert.False((await connection.ReadReportAsync(CancellationToken.None)).Ok);
        Assert.Equal(2, server.Sessions.Attempts);
        Assert.Equal(2, server.Calls.Total);
    }

    [Fact]
    public async Task A_session_that_is_denied_again_and_again_is_not_hammered()
    {
        await using var server = await StartAsync();
        server.Faults.Set("/api/v2/sync/maindata", new LabFault.Status(403, "Forbidden"));
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        Assert.Equal(ClientFaultKind.Unauthorized, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
        Assert.Equal(1, server.Sessions.Attempts);
        Assert.Equal(ClientFaultKind.Unauthorized, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
        Assert.Equal(2, server.Sessions.Attempts);
    }

    [Fact]
    public async Task A_ban_says_what_it_is()
    {
        await using var server = await StartAsync(banAfter: 1);
        await using (var wrong = Opened.To(DownloadClientKind.Qbittorrent, server.Url, secret: "wrong"))
        {
            Assert.False((await wrong.ReadQueueAsync(CancellationToken.None)).Ok);
        }

        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        var fault = await Opened.FaultAsync(connection);
        Assert.Equal(ClientFaultKind.Refused, fault.Kind);
        Assert.Contains("banned", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_qBittorrent_that_restarted_is_read_anew()
    {
        await using var server = await StartAsync();
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
        await server.StopAsync();
        Assert.Equal(ClientFaultKind.Unreachable, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
        server.Sessions.Expire();
        await server.StartAsync();
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Value!.IsFull);
    }

    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task The_recorded_refusals_are_understood(string version)
    {
        foreach (var name in new[] { "bad_login", "no_login" })
        {
            var (status, type, body) = Sample.Http($"qbittorrent-{version}/{name}.http.txt");
            await using var server = await ScriptedServer.AlwaysAsync(body, status, type);
            await using var connection = Opened.To(DownloadClientKind.Qbittorrent, server.Url);
            Assert.Equal(ClientFaultKind.Unauthorized, (await Opened.FaultAsync(connection)).Kind);
            Assert.All(server.Asked, asked => Assert.DoesNotContain(Opened.Secret, asked, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_a_user_nothing_is_logged_in_and_a_denial_asks_for_one()
    {
        await using var open = await QbittorrentScript.StartAsync(_ => """{"rid":1,"full_update":true}""");
        await using (var connection = Anonymous(open.Url))
        {
            var read = await connection.ReadQueueAsync(CancellationToken.None);
            Assert.True(read.Value!.IsFull);
            Assert.Empty(read.Value.Items);
            Assert.DoesNotContain(open.Asked, asked => asked.Contains("login", StringComparison.Ordinal));
        }

        await using var closed = await StartAsync();
        await using var denied = Anonymous(closed.Url);
        var fault = await Opened.FaultAsync(denied);
        Assert.Equal(ClientFaultKind.Unauthorized, fault.Kind);
        Assert.Contains("Enter its user name and password", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, closed.Sessions.Attempts);
    }

    [Fact]
    public async Task Its_guard_against_forged_requests_sees_its_own_address()
    {
        var seen = new List<string>();
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            seen.Add($"{http.Request.Headers.Referer}|{http.Request.Headers.Origin}");
            http.Response.StatusCode = 204;
            http.Response.Headers.SetCookie = "QBT_SID_8080=abc; path=/";
            return Task.CompletedTask;
        });
        await using var connection = Opened.To(DownloadClientKind.Qbittorrent, new Uri(server.Url, "/qbt/"));
        Assert.False((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
        var origin = server.Url.AbsoluteUri.TrimEnd('/');
        Assert.All(seen, pair => Assert.Equal($"{origin}|{origin}", pair));
        Assert.Equal(["POST /qbt/api/v2/auth/login", "GET /qbt/api/v2/app/version"], server.Asked);
        Assert.Equal("QBT_SID_8080=abc", server.Sent.Last());
    }

    private static IDownloadClientConnection Anonymous(Uri url) =>
        new DownloadClientConnector(Opened.Small, TimeProvider.System).Open(new ClientAddress(DownloadClientKind.Qbittorrent, url, "", "", false));

    private static async Task<QbittorrentServer> StartAsync(string version = "5.1.0", int banAfter = 0)
    {
        var queue = new LabWorld(TimeProvider.System).CreateQueue("qBittorrent", LabIds.InfoHash);
        queue.Add(new LabRelease { Name = "A", SizeBytes = 1 << 30, Script = LabScript.Completes(1000) });
        var server = new QbittorrentServer(queue, new QbittorrentOptions { Version = version, Password = Opened.Secret, BanAfter = banAfter });
        await server.StartAsync();
        return server;
    }
}
