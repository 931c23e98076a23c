using System.Net;
using System.Text.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Qbittorrent;

namespace OrleansMedia.Lab.Tests.Qbittorrent;

/// <summary>A simulated qBittorrent that listens, and a caller with cookies.</summary>
internal sealed class QbittorrentFixture : IAsyncDisposable
{
    private readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient _http;

    private QbittorrentFixture(QbittorrentOptions options)
    {
        _http = new HttpClient(_handler);
        Queue = new LabWorld(Clock).CreateQueue("qBittorrent", LabIds.InfoHash);
        Server = new QbittorrentServer(Queue, options);
    }

    public VirtualClock Clock { get; } = new();

    public LabQueue Queue { get; }

    public QbittorrentServer Server { get; }

    public static async Task<QbittorrentFixture> StartAsync(string version = "5.1.0", int banAfter = 0, bool logIn = true)
    {
        var fixture = new QbittorrentFixture(new QbittorrentOptions { Version = version, BanAfter = banAfter });
        await fixture.Server.StartAsync();
        if (logIn)
        {
            Assert.Equal((HttpStatusCode.OK, "Ok."), await fixture.LogInAsync(fixture.Server.Options.Password));
        }

        return fixture;
    }

    public LabDownload Add(string name, LabScript script, long sizeBytes = 1000 << 20, LabTracker? tracker = null) =>
        Queue.Add(new LabRelease { Name = name, SizeBytes = sizeBytes, Script = script, Category = "tv", Tags = "lab", Tracker = tracker ?? LabTracker.Working });

    public Task<(HttpStatusCode Status, string Text)> LogInAsync(string password) =>
        PostAsync("auth/login", ("username", Server.Options.User), ("password", password));

    public async Task<(HttpStatusCode Status, string Text)> PostAsync(string call, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _http.PostAsync(Address(call), form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string call)
    {
        using var answer = await _http.GetAsync(Address(call));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<string> TextAsync(string call) => (await GetAsync(call)).Text;

    public async Task<JsonElement> JsonAsync(string call)
    {
        using var json = JsonDocument.Parse(await TextAsync(call));
        return json.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _handler.Dispose();
        await Server.DisposeAsync();
    }

    private Uri Address(string call) => new(Server.Url, "/api/v2/" + call);
}
