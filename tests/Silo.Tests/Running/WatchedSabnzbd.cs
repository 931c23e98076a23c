using System.Net;
using System.Net.Http.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Sabnzbd;

namespace OrleansMedia.Silo.Tests.Running;

/// <summary>A running program that watches a simulated SABnzbd.</summary>
public sealed class WatchedSabnzbd : IAsyncDisposable
{
    private const long Megabyte = 1024 * 1024;

    private WatchedSabnzbd(RunningSilo silo, SabnzbdServer server, HttpClient program)
    {
        Silo = silo;
        Server = server;
        Program = program;
    }

    public RunningSilo Silo { get; }

    public SabnzbdServer Server { get; }

    public HttpClient Program { get; }

    public string Location { get; private set; } = "";

    public string ClientId => Location[(Location.LastIndexOf('/') + 1)..];

    /// <summary>Starts both, with so many downloads in the queue, and adds the client over the API.</summary>
    public static async Task<WatchedSabnzbd> StartAsync(int downloads)
    {
        var world = new LabWorld(TimeProvider.System);
        var server = new SabnzbdServer(world.CreateQueue("SABnzbd", LabIds.Nzo), new SabnzbdOptions());
        await server.StartAsync(CancellationToken.None);
        for (var i = 0; i < downloads; i++)
        {
            server.Queue.Add(Release($"Show.S01E{i:00}.1080p", i % 2 == 0 ? "tv" : "movies"));
        }

        var silo = await RunningSilo.StartAsync();
        var watched = new WatchedSabnzbd(silo, server, silo.WithKey());
        using var made = await watched.Program.PostAsJsonAsync("/api/v1/clients", new { name = "SABnzbd", kind = "sabnzbd", url = server.Url.ToString(), secret = server.Options.ApiKey });
        Assert.True(made.StatusCode is HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        watched.Location = made.Headers.Location!.ToString();
        await watched.PollAsync();
        return watched;
    }

    /// <summary>Puts one more download into the client's queue.</summary>
    public void Add(string name) => Server.Queue.Add(Release(name, "tv"));

    /// <summary>Reads the client now; when it answers, what was read is stored.</summary>
    public async Task PollAsync()
    {
        using var answer = await Program.PostAsync(Location + "/poll", null);
        Assert.True(answer.StatusCode is HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        await Silo.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static LabRelease Release(string name, string category) =>
        new() { Name = name, SizeBytes = 500 * Megabyte, Category = category, Script = LabScript.Completes(Megabyte) };
}
