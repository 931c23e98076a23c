using System.Net;
using System.Text;
using System.Text.Json;
using OrleansMedia.Lab.Arr;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Tests.Arr;

/// <summary>A simulated arr with a SABnzbd and a qBittorrent behind it, and a caller that has its key.</summary>
internal sealed class ArrFixture : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private ArrFixture(ArrKind kind)
    {
        var world = new LabWorld(Clock);
        Usenet = world.CreateQueue("SABnzbd", LabIds.Nzo);
        Torrents = world.CreateQueue("qBittorrent", LabIds.InfoHash);
        Server = new ArrServer(
            world,
            () => [new ArrDownloadClient(Usenet, "Sabnzbd", new Uri("http://127.0.0.1:8080")), new ArrDownloadClient(Torrents, "QBittorrent", new Uri("http://127.0.0.1:8081"))],
            new ArrOptions { Kind = kind });
        _http.DefaultRequestHeaders.Add("X-Api-Key", Server.Options.ApiKey);
    }

    public VirtualClock Clock { get; } = new();

    public LabQueue Usenet { get; }

    public LabQueue Torrents { get; }

    public ArrServer Server { get; }

    public static async Task<ArrFixture> StartAsync(ArrKind kind)
    {
        var fixture = new ArrFixture(kind);
        await fixture.Server.StartAsync();
        return fixture;
    }

    /// <summary>One download in each state that an arr tells apart.</summary>
    public static async Task<ArrFixture> StartFilledAsync(ArrKind kind)
    {
        const double fast = 10 << 20;
        var fixture = await StartAsync(kind);
        LabScript[] scripts =
        [
            LabScript.Completes(10_000), LabScript.Always(LabPhase.Queued), LabScript.Always(LabPhase.Paused), LabScript.StallsAt(0.3, fast),
            LabScript.FailsAt(0.4, fast, "RAR files failed to verify"), LabScript.Completes(fast), LabScript.Always(LabPhase.MissingFiles),
            LabScript.Always(LabPhase.FetchingMetadata),
        ];
        foreach (var (index, script) in scripts.Index())
        {
            fixture.Usenet.Add(fixture.Release($"Harbour.Lights.S01E{index + 1:00}.1080p.WEB-KITE", script));
            fixture.Torrents.Add(fixture.Release($"Night.Ferry.S02E{index + 1:00}.720p.WEB-TIDE", script) with
            {
                ImportBlockedBy = index == 5 ? "Not an upgrade" : "",
            });
        }

        fixture.Clock.Advance(TimeSpan.FromMinutes(30));
        return fixture;
    }

    public LabRelease Release(string name, LabScript script) =>
        new() { Name = name, SizeBytes = 1000 << 20, Script = script, Category = Server.Options.Kind == ArrKind.Sonarr ? "tv" : "movies" };

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var json = JsonDocument.Parse(await _http.GetStringAsync(new Uri(Server.Url, path)));
        return json.RootElement.Clone();
    }

    public async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(Server.Url, path), content);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, json.RootElement.Clone());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
