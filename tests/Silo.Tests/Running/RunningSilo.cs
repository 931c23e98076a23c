using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansMedia.Silo.Composition;
using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Tests.Running;

/// <summary>The whole program on a free port of loopback, with a data folder of its own: what a person would run.</summary>
public sealed partial class RunningSilo : IAsyncDisposable
{
    public const string Username = "admin";
    public const string Password = "correct-horse-battery";
    public const string ApiKey = "test-key-0123456789abcdef";

    private RunningSilo(WebApplication app, Uri address, RecordingLogs logs, StringWriter console, string folder)
    {
        App = app;
        Address = address;
        Logs = logs;
        Console = console;
        DataFolder = folder;
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public RecordingLogs Logs { get; }

    public StringWriter Console { get; }

    public string DataFolder { get; }

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Starts it with an account and a key.</summary>
    public static Task<RunningSilo> StartAsync(Func<SiloSettings, SiloSettings>? change = null, Action<WebApplicationBuilder>? adjust = null) =>
        StartBareAsync(settings => (change ?? (same => same))(settings with { GuiUsername = Username, GuiPassword = Password, ApiKey = ApiKey }), adjust);

    /// <summary>Starts it as on the first day: without an account.</summary>
    public static async Task<RunningSilo> StartBareAsync(Func<SiloSettings, SiloSettings>? change = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var folder = Directory.CreateTempSubdirectory("om-silo-tests-").FullName;
        var (settings, errors) = SettingsReader.Read(_ => null, folder, isTerminal: true);
        Assert.Empty(errors);
        settings = settings with { Urls = ["http://127.0.0.1:0"], LogLevel = LogLevel.Debug };
        settings = change?.Invoke(settings) ?? settings;
        var logs = new RecordingLogs();
        var console = new StringWriter();
        OrleansMedia.Silo.Settings.DataFolder.Open(settings.DataFolder);
        var app = SiloApp.Build(settings, console, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(logs);
            adjust?.Invoke(builder);
        });
        var address = await SiloApp.StartAsync(app);
        return new RunningSilo(app, new Uri(address), logs, console, settings.DataFolder);
    }

    /// <summary>A caller that nobody knows. It follows no redirect.</summary>
    public HttpClient Anonymous() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A program with the key.</summary>
    public HttpClient WithKey()
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", ApiKey);
        return client;
    }

    /// <summary>A person who has logged in on the page.</summary>
    public async Task<HttpClient> LoggedInAsync(string password = Password)
    {
        var client = Anonymous();
        var answer = await LogInAsync(client, Username, password);
        Assert.Equal("/", answer.Headers.Location?.ToString());
        return client;
    }

    /// <summary>Fills in the login page.</summary>
    public static Task<HttpResponseMessage> LogInAsync(HttpClient client, string username, string password, string returnUrl = "/") =>
        SubmitAsync(client, "/login", "/account/login", ("username", username), ("password", password), ("returnUrl", returnUrl));

    /// <summary>Fills in the set-up page.</summary>
    public static Task<HttpResponseMessage> SetUpAsync(HttpClient client, string token, string password, string? again = null) =>
        SubmitAsync(client, "/setup", "/account/setup", ("token", token), ("username", Username), ("password", password), ("passwordAgain", again ?? password));

    /// <summary>Opens a page and posts its form with the page's own antiforgery token.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page);
        var token = FormToken().Match(html);
        Assert.True(token.Success, $"{page} has no antiforgery token");
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create("__RequestVerificationToken", token.Groups[1].Value));
        return await client.PostAsync(action, new FormUrlEncodedContent(form));
    }

    /// <summary>A body of JSON.</summary>
    public static StringContent Json(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    /// <summary>The one-time token that the console showed.</summary>
    public string SetupToken() => ShownToken().Match(Console.ToString()).Groups[1].Value;

    /// <summary>Sends exactly these bytes, which no well-meaning client would, and gives the first line of the answer and all of it.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, Address.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();

    [GeneratedRegex(@"Token ([A-Z0-9-]{23})")]
    private static partial Regex ShownToken();
}
