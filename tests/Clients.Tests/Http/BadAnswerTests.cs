using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Tests.Http;

public sealed class BadAnswerTests
{
    public static TheoryData<DownloadClientKind> Kinds => [DownloadClientKind.Sabnzbd, DownloadClientKind.Qbittorrent];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_web_page_says_that_the_address_is_wrong(DownloadClientKind kind)
    {
        await using var server = await ScriptedServer.AlwaysAsync("<!DOCTYPE html><html><body>Router</body></html>", contentType: "text/html");
        var fault = await FaultAsync(kind, server.Url);
        Assert.Equal(ClientFaultKind.NotThisProgram, fault.Kind);
        Assert.Contains("web page", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.NeedsAPerson);
    }

    [Theory]
    [InlineData(DownloadClientKind.Sabnzbd, 404, ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Qbittorrent, 404, ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Sabnzbd, 405, ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Sabnzbd, 418, ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Sabnzbd, 401, ClientFaultKind.Unauthorized)]
    [InlineData(DownloadClientKind.Qbittorrent, 401, ClientFaultKind.Unauthorized)]
    [InlineData(DownloadClientKind.Sabnzbd, 403, ClientFaultKind.Refused)]
    [InlineData(DownloadClientKind.Qbittorrent, 403, ClientFaultKind.Unauthorized)]
    [InlineData(DownloadClientKind.Sabnzbd, 429, ClientFaultKind.Refused)]
    [InlineData(DownloadClientKind.Sabnzbd, 500, ClientFaultKind.ServerError)]
    [InlineData(DownloadClientKind.Qbittorrent, 502, ClientFaultKind.ServerError)]
    [InlineData(DownloadClientKind.Qbittorrent, 503, ClientFaultKind.ServerError)]
    public async Task A_status_says_what_is_wrong(DownloadClientKind kind, int status, ClientFaultKind expected)
    {
        await using var server = await ScriptedServer.AlwaysAsync("no", status, "text/plain");
        Assert.Equal(expected, (await FaultAsync(kind, server.Url)).Kind);
    }

    [Theory]
    [InlineData(DownloadClientKind.Sabnzbd, "", ClientFaultKind.Malformed)]
    [InlineData(DownloadClientKind.Sabnzbd, "   ", ClientFaultKind.Malformed)]
    [InlineData(DownloadClientKind.Sabnzbd, "Welcome", ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Qbittorrent, "Welcome", ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Qbittorrent, "{}", ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Sabnzbd, "\uFEFF \r\n<html>", ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Sabnzbd, "{\"version\":\"4.5.0\",\"queue\":{\"slots\":[{", ClientFaultKind.Malformed)]
    [InlineData(DownloadClientKind.Sabnzbd, "{\"version\":\"4.5.0\"}", ClientFaultKind.Malformed)]
    [InlineData(DownloadClientKind.Sabnzbd, "{\"version\":\"4.5.0\",\"queue\":{\"slots\":null}}", ClientFaultKind.Malformed)]
    [InlineData(DownloadClientKind.Sabnzbd, "{\"version\":\"4.5.0\",\"status\":false,\"error\":\"API Key Incorrect\"}", ClientFaultKind.Unauthorized)]
    public async Task A_text_that_is_not_the_answer_is_told_from_one_that_is_broken(DownloadClientKind kind, string text, ClientFaultKind expected)
    {
        await using var server = await ScriptedServer.AlwaysAsync(text);
        Assert.Equal(expected, (await FaultAsync(kind, server.Url)).Kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_redirect_in_a_circle_ends(DownloadClientKind kind)
    {
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            http.Response.Redirect("/again");
            return Task.CompletedTask;
        });
        var fault = await FaultAsync(kind, server.Url);
        Assert.Equal(ClientFaultKind.Redirect, fault.Kind);
        Assert.Contains("circle", fault.Message, StringComparison.Ordinal);
        Assert.InRange(server.Asked.Count, 4, 12);
    }

    [Theory]
    [InlineData(DownloadClientKind.Sabnzbd, 302)]
    [InlineData(DownloadClientKind.Qbittorrent, 307)]
    public async Task A_redirect_to_another_host_is_not_followed_and_names_it(DownloadClientKind kind, int status)
    {
        await using var elsewhere = await ScriptedServer.AlwaysAsync("{}");
        var target = new UriBuilder(elsewhere.Url) { Host = "localhost", Path = "/stolen", Query = $"key={Opened.Secret}" }.Uri;
        await using var server = await ScriptedServer.StartAsync(http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = target.AbsoluteUri;
            return Task.CompletedTask;
        });
        var fault = await FaultAsync(kind, server.Url);
        Assert.Equal(ClientFaultKind.Redirect, fault.Kind);
        Assert.Contains($"http://{target.Authority}", fault.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Asked);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_with_the_same_question()
    {
        await using var server = await ScriptedServer.StartAsync(async http =>
        {
            if (!http.Request.Path.StartsWithSegments("/sabnzbd", StringComparison.Ordinal))
            {
                http.Response.Redirect($"/sabnzbd{http.Request.Path}{http.Request.QueryString}");
                return;
            }

            await http.Response.WriteAsync("""{"queue":{"version":"4.5.0","slots":[]}}""");
        });
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
        Assert.Contains("POST /sabnzbd/api?mode=queue&output=json&start=0&limit=0", server.Asked);
        Assert.All(server.Sent, form => Assert.Equal($"apikey={Opened.Secret}", form));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_endless_answer_is_cut_off(DownloadClientKind kind)
    {
        var chunk = string.Concat(Enumerable.Repeat("{\"a\":1},", 8192));
        await using var server = await ScriptedServer.StartAsync(http => EndlessAsync(http, chunk));
        await using var connection = Opened.To(kind, server.Url);
        var queue = await connection.ReadQueueAsync(CancellationToken.None);
        Assert.Equal(ClientFaultKind.TooLarge, queue.Fault!.Kind);
        Assert.Contains("larger than", queue.Fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_value_without_end_is_cut_off(DownloadClientKind kind)
    {
        var chunk = new string('x', 65536);
        await using var server = await ScriptedServer.StartAsync(http => EndlessAsync(http, chunk, "{\"queue\":{\"version\":\""));
        await using var connection = Opened.To(kind, server.Url);
        Assert.Equal(ClientFaultKind.TooLarge, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_answer_of_500_MB_is_given_up_before_it_is_read(DownloadClientKind kind)
    {
        const long announced = 500L << 20;
        await using var server = await ScriptedServer.StartAsync(async http =>
        {
            if (IsLogin(http) || await AnsweredSmallAsync(http))
            {
                return;
            }

            http.Response.ContentLength = announced;
            await http.Response.Body.WriteAsync("{\"queue\":{\"slots\":["u8.ToArray(), http.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });
        await using var connection = Opened.To(kind, server.Url);
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(ClientFaultKind.TooLarge, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_answer_that_does_not_come_is_given_up(DownloadClientKind kind)
    {
        await using var server = await ScriptedServer.StartAsync(http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted));
        await using var connection = Opened.To(kind, server.Url, Opened.Small with { AnswerTimeout = TimeSpan.FromMilliseconds(300) });
        var fault = await Opened.FaultAsync(connection);
        Assert.Equal(ClientFaultKind.Timeout, fault.Kind);
        Assert.Contains("0.3 s", fault.Message, StringComparison.Ordinal);
        Assert.False(fault.NeedsAPerson);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_answer_that_drips_is_given_up_as_a_whole(DownloadClientKind kind)
    {
        await using var server = await ScriptedServer.StartAsync(async http =>
        {
            if (IsLogin(http) || await AnsweredSmallAsync(http))
            {
                return;
            }

            await http.Response.WriteAsync("{\"queue\":");
            while (true)
            {
                await http.Response.WriteAsync(" ", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, http.RequestAborted);
            }
        });
        await using var connection = Opened.To(kind, server.Url, Opened.Small with { AnswerTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(ClientFaultKind.Timeout, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Where_nothing_listens_the_message_says_so_and_thinks_of_containers(DownloadClientKind kind)
    {
        var fault = await FaultAsync(kind, new Uri($"http://127.0.0.1:{FreePort()}"));
        Assert.Equal(ClientFaultKind.Unreachable, fault.Kind);
        Assert.Contains("nothing listens there", fault.Message, StringComparison.Ordinal);
        Assert.Contains("container", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_name_that_does_not_exist_is_named(DownloadClientKind kind)
    {
        var fault = await FaultAsync(kind, new Uri("http://no-such-host.invalid:8080"));
        Assert.Equal(ClientFaultKind.Unreachable, fault.Kind);
        Assert.Contains("no-such-host.invalid", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DownloadClientKind.Sabnzbd, "SSH-2.0-OpenSSH_9.2\r\n", ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Qbittorrent, "220 ftp ready\r\n", ClientFaultKind.NotThisProgram)]
    [InlineData(DownloadClientKind.Sabnzbd, "", ClientFaultKind.Unreachable)]
    [InlineData(DownloadClientKind.Sabnzbd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"queue\":", ClientFaultKind.Malformed)]
    public async Task What_is_no_web_server_is_told_so(DownloadClientKind kind, string greeting, ClientFaultKind expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, greeting);
        await using (var connection = Opened.To(kind, new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}")))
        {
            Assert.Equal(expected, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
        }

        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_no_fault()
    {
        await using var server = await ScriptedServer.StartAsync(http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted));
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        using var cancelled = new CancellationTokenSource();
        var read = connection.ReadQueueAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    private static async Task<ClientFault> FaultAsync(DownloadClientKind kind, Uri url)
    {
        await using var connection = Opened.To(kind, url);
        return await Opened.FaultAsync(connection);
    }

    private static bool IsLogin(HttpContext http)
    {
        if (!http.Request.Path.Value!.EndsWith("/auth/login", StringComparison.Ordinal))
        {
            return false;
        }

        http.Response.Headers.SetCookie = "SID=abc; HttpOnly; path=/";
        return true;
    }

    private static async Task<bool> AnsweredSmallAsync(HttpContext http)
    {
        var small = http.Request.Path.Value switch
        {
            "/api/v2/app/version" => "v5.1.0",
            "/api/v2/log/main" => "[]",
            _ => http.Request.Query["mode"] == "fullstatus" ? "{}" : null,
        };
        if (small is not null)
        {
            await http.Response.WriteAsync(small);
        }

        return small is not null;
    }

    private static async Task EndlessAsync(HttpContext http, string chunk, string beginning = "{\"queue\":{\"slots\":[")
    {
        if (IsLogin(http) || await AnsweredSmallAsync(http))
        {
            return;
        }

        await http.Response.WriteAsync(beginning, http.RequestAborted);
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.WriteAsync(chunk, http.RequestAborted);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task ServeAsync(TcpListener listener, string greeting)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                var asked = new byte[4096];
                _ = await stream.ReadAsync(asked);
                await stream.WriteAsync(greeting.Bytes());
                client.Client.Shutdown(SocketShutdown.Send);
                _ = await stream.ReadAsync(asked);
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }
}
