using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Browser;

/// <summary>Any other program with a web page: it answers HTML to everything.</summary>
public sealed class WebSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebSite(WebApplication app, Uri url)
    {
        _app = app;
        Url = url;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Starts it.</summary>
    public static async Task<WebSite> StartAsync()
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        var app = builder.Build();
        app.MapFallback(() => Results.Content("<!doctype html><html><body><h1>Welcome to the router</h1></body></html>", "text/html"));
        await app.StartAsync();
        return new WebSite(app, url);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
