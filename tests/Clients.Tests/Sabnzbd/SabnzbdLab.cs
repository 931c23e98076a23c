using OrleansMedia.Clients.Http;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Sabnzbd;

namespace OrleansMedia.Clients.Tests.Sabnzbd;

/// <summary>A simulated SABnzbd and a connection to it.</summary>
internal sealed class SabnzbdLab : IAsyncDisposable
{
    private const double Fast = 1 << 20;

    private SabnzbdLab(string version)
    {
        Queue = new LabWorld(Clock).CreateQueue("SABnzbd", LabIds.Nzo);
        Server = new SabnzbdServer(Queue, new SabnzbdOptions { Version = version, ApiKey = Opened.Secret });
    }

    public VirtualClock Clock { get; } = new();

    public LabQueue Queue { get; }

    public SabnzbdServer Server { get; }

    public IDownloadClientConnection Connection { get; private set; } = null!;

    public static async Task<SabnzbdLab> StartAsync(string version = "4.5.0")
    {
        var lab = new SabnzbdLab(version);
        await lab.Server.StartAsync();
        lab.Connection = lab.Connect();
        return lab;
    }

    public IDownloadClientConnection Connect(string secret = Opened.Secret) =>
        Opened.To(DownloadClientKind.Sabnzbd, Server.Url, new ClientLimits(), secret, time: Clock);

    public LabDownload Add(string name, LabScript? script = null, DateTimeOffset? endedAt = null) => Queue.Add(new LabRelease
    {
        Name = name,
        SizeBytes = 100 << 20,
        Script = script ?? LabScript.Completes(Fast),
        Category = "tv",
        EndedAt = endedAt,
    });

    public async Task<QueueReading> QueueAsync()
    {
        var read = await Connection.ReadQueueAsync(CancellationToken.None);
        Assert.True(read.Ok, read.Fault?.Message);
        return read.Value;
    }

    public async Task<HistoryReading> HistoryAsync(string watermark, IDownloadClientConnection? connection = null)
    {
        var read = await (connection ?? Connection).ReadHistoryAsync(watermark, CancellationToken.None);
        Assert.True(read.Ok, read.Fault?.Message);
        return read.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Server.DisposeAsync();
    }
}
