using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OrleansMedia.Clients.Tests.Http;

/// <summary>A web server on loopback that does what a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_app.Urls.Single());

    /// <summary>Method, path and query of each request, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Form or cookie of each request, in order.</summary>
    public ConcurrentQueue<string> Sent { get; } = new();

    /// <summary>Starts one.</summary>
    /// <param name="answer">What it does.</param>
    /// <param name="isHttps">Whether it listens with a self-signed certificate.</param>
    public static async Task<ScriptedServer> StartAsync(RequestDelegate answer, bool isHttps = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => UseHttps(listen, isHttps));
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        var server = new ScriptedServer(app);
        app.Run(async http =>
        {
            server.Asked.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
            if (http.Request.HasFormContentType)
            {
                var form = await http.Request.ReadFormAsync(http.RequestAborted);
                server.Sent.Enqueue(string.Join('&', form.Select(field => $"{field.Key}={field.Value}")));
            }
            else
            {
                server.Sent.Enqueue(http.Request.Headers.Cookie.ToString());
            }

            try
            {
                await answer(http);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                // The caller hung up, which is what some of these tests want.
            }
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>One that gives the same text to every question.</summary>
    public static Task<ScriptedServer> AlwaysAsync(string text, int status = 200, string contentType = "application/json") => StartAsync(http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        return http.Response.WriteAsync(text);
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private static void UseHttps(ListenOptions listen, bool isHttps)
    {
        if (!isHttps)
        {
            return;
        }

        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=nas.example.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        listen.UseHttps(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null));
    }
}
