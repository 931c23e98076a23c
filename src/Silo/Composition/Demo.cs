using System.Security.Cryptography;
using OrleansMedia.Domain.Settings;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Lab.Demo;
using OrleansMedia.Silo.DownloadClients;
using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Composition;

/// <summary>The product beside simulated services that speak the real protocols, on a scratch database that goes with it.</summary>
public static partial class Demo
{
    private const string Username = "demo";

    // What takes hours in a real house takes seconds here.
    private static readonly TrackingSettings Tracking = new()
    {
        StuckThresholdMinutes = 0.25,
        MinProgressChange = 0.5,
        MinSizeChangeBytes = 4 * 1024 * 1024,
    };

    private static readonly MonitoringSettings Monitoring = new() { QueueSampleSeconds = 2, PollSeconds = 10, BackoffMaxSeconds = 20 };

    /// <summary>Runs until it is asked to end.</summary>
    public static async Task<int> RunAsync(SiloSettings settings, TextWriter output, TextWriter error)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"orleansmedia-demo-{Environment.ProcessId}");
        var demo = Of(settings, folder);
        DemoLab? lab = null;
        try
        {
            return await SiloProcess.ServeAsync(demo, output, error, async (app, address) =>
            {
                lab = await StartLabAsync(app, app.Lifetime.ApplicationStopping);
                app.Services.GetRequiredService<StartMessage>().ShowDemo(address, Username, demo.GuiPassword!);
            });
        }
        finally
        {
            if (lab is not null)
            {
                await lab.DisposeAsync();
            }

            Forget(folder);
        }
    }

    /// <summary>The settings of a demo: scratch folder, quick judgement, an account of its own.</summary>
    public static SiloSettings Of(SiloSettings settings, string folder) => settings with
    {
        Demo = true,
        DataFolder = folder,
        Database = "sqlite:" + Path.Combine(folder, "demo.db"),
        GuiUsername = Username,
        GuiPassword = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12),
        Tracking = Tracking,
        Monitoring = Monitoring,
    };

    /// <summary>Starts the simulated services and sets the clients among them up, the way a person would.</summary>
    public static async Task<DemoLab> StartLabAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var lab = await DemoLab.StartAsync(new DemoOptions(), cancellationToken);
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        foreach (var input in lab.Endpoints.Select(InputOf).OfType<DownloadClientInput>())
        {
            var made = await grains.GetGrain<IDownloadClientGrain>(DownloadClientId.Make(input.Name)).ConfigureAsync(input);
            if (made.Outcome is not CommandOutcome.Done)
            {
                LogRefused(app.Logger, input.Name, made.Message);
            }
        }

        return lab;
    }

    private static DownloadClientInput? InputOf(DemoEndpoint endpoint) => endpoint.Kind switch
    {
        DemoKind.Sabnzbd => new() { Name = endpoint.Name, Kind = "sabnzbd", Url = endpoint.Url.ToString(), Secret = endpoint.ApiKey },
        DemoKind.Qbittorrent => new() { Name = endpoint.Name, Kind = "qbittorrent", Url = endpoint.Url.ToString(), Username = endpoint.User ?? "", Secret = endpoint.Password },
        DemoKind.Sonarr or DemoKind.Radarr or DemoKind.Nntp => null,
    };

    private static void Forget(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // It lies in the temporary folder, which the system clears.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The simulated client {Name} was not accepted: {Reason}")]
    private static partial void LogRefused(ILogger log, string name, string reason);
}
