using Microsoft.AspNetCore.Http;
using OrleansMedia.Clients.Tests.Http;

namespace OrleansMedia.Clients.Tests.Qbittorrent;

/// <summary>A qBittorrent that lets anybody in and answers <c>sync/maindata</c> as a test says.</summary>
internal static class QbittorrentScript
{
    /// <summary>Starts one.</summary>
    /// <param name="maindata">The answer to a response id.</param>
    public static Task<ScriptedServer> StartAsync(Func<int, string> maindata) => ScriptedServer.StartAsync(async http =>
    {
        switch (http.Request.Path.Value)
        {
            case "/api/v2/auth/login":
                http.Response.Headers.SetCookie = "SID=abc; HttpOnly; path=/";
                await http.Response.WriteAsync("Ok.");
                break;
            case "/api/v2/app/version":
                await http.Response.WriteAsync("v5.1.0");
                break;
            case "/api/v2/log/main":
                await http.Response.WriteAsync(Sample.Text("qbittorrent-5.1.0/log_main.json"));
                break;
            case "/api/v2/sync/maindata":
                await http.Response.WriteAsync(maindata(int.Parse(http.Request.Query["rid"].ToString())));
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    });
}
