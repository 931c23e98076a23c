using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Silo.Settings;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.Silo.Monitoring;

/// <summary>Watching as a whole (R52, R106): its state, and start and stop of all clients.</summary>
public static class MonitoringApi
{
    private const string Tag = "Monitoring";

    /// <summary>Maps <c>/api/v1/monitoring</c>.</summary>
    public static void MapMonitoring(this IEndpointRouteBuilder app)
    {
        var monitoring = app.MapApi("/monitoring", Tag);
        monitoring.MapGet("/status", StatusAsync)
            .Describe("GetMonitoringStatus", "Is anything watched?", "running is true where at least one download client is set up and not paused.")
            .Produces<MonitoringStatus>();
        monitoring.MapPost("/start", StartAsync)
            .Describe("StartMonitoring", "Watch all clients", "Resumes every paused client. Changes nothing where all are watched.")
            .Produces<MonitoringStatus>();
        monitoring.MapPost("/stop", StopAsync)
            .Describe("StopMonitoring", "Stop watching all clients", "Pauses every client: a read under way is finished, nothing is forgotten. Changes nothing where all are paused.")
            .Produces<MonitoringStatus>();
    }

    private static async Task<IResult> StatusAsync(
        DownloadClientQuery clients, DownloadQuery downloads, SiloSettings settings, CancellationToken cancellationToken)
    {
        var rows = await clients.ListAsync(cancellationToken);
        var failures = rows.Count == 0 ? 0 : (await downloads.CountsAsync(new DownloadFilter(), cancellationToken)).Failed;
        return TypedResults.Ok(new MonitoringStatus(rows.Any(row => !row.Paused), (int)settings.Monitoring.PollSeconds, failures, 0));
    }

    private static async Task<IResult> StartAsync(
        IGrainFactory grains, DownloadClientQuery clients, DownloadQuery downloads, SiloSettings settings, CancellationToken cancellationToken)
    {
        var paused = (await clients.ListAsync(cancellationToken)).Where(row => row.Paused);
        await Task.WhenAll(paused.Select(row => grains.GetGrain<IDownloadClientGrain>(row.Id).ResumeAsync()));
        return await StatusAsync(clients, downloads, settings, cancellationToken);
    }

    private static async Task<IResult> StopAsync(
        IGrainFactory grains, DownloadClientQuery clients, DownloadQuery downloads, SiloSettings settings, CancellationToken cancellationToken)
    {
        var watched = (await clients.ListAsync(cancellationToken)).Where(row => !row.Paused);
        await Task.WhenAll(watched.Select(row => grains.GetGrain<IDownloadClientGrain>(row.Id).PauseAsync()));
        return await StatusAsync(clients, downloads, settings, cancellationToken);
    }
}
