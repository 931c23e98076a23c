using System.Text.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Sabnzbd;

namespace OrleansMedia.Lab.Tests.Sabnzbd;

/// <summary>A simulated SABnzbd that listens, and a caller that has its key.</summary>
internal sealed class SabnzbdFixture : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private SabnzbdFixture(SabnzbdOptions options)
    {
        Queue = new LabWorld(Clock).CreateQueue("SABnzbd", LabIds.Nzo);
        Server = new SabnzbdServer(Queue, options);
    }

    public VirtualClock Clock { get; } = new();

    public LabQueue Queue { get; }

    public SabnzbdServer Server { get; }

    public static async Task<SabnzbdFixture> StartAsync(string version = "4.5.0", SabnzbdOptions? options = null)
    {
        var fixture = new SabnzbdFixture((options ?? new SabnzbdOptions()) with { Version = version });
        await fixture.Server.StartAsync();
        return fixture;
    }

    public LabDownload Add(string name, LabScript script, long sizeBytes = 1000 << 20, string category = "tv") =>
        Queue.Add(new LabRelease { Name = name, SizeBytes = sizeBytes, Script = script, Category = category });

    public Uri Address(string mode) => new(Server.Url, $"/api?mode={mode}&output=json&apikey={Server.Options.ApiKey}");

    public Task<string> TextAsync(string mode) => _http.GetStringAsync(Address(mode));

    public async Task<JsonElement> JsonAsync(string mode)
    {
        using var json = JsonDocument.Parse(await TextAsync(mode));
        return json.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
