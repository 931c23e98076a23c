using OrleansMedia.Domain.Downloads;
using OrleansMedia.Grains.Interfaces.Downloads;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Silo.Settings;
using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.Silo.Progress;

/// <summary>What progress tracking knows (R84, R85, R92).</summary>
public static class ProgressApi
{
    private const string Tag = "Progress";

    private static readonly QueryParameter Limit = new("limit", "How many stuck downloads at most.") { Range = (1, 200), Default = "50" };

    /// <summary>Maps <c>/api/v1/progress</c>.</summary>
    public static void MapProgress(this IEndpointRouteBuilder app)
    {
        var progress = app.MapApi("/progress", Tag);
        progress.MapGet("", GetAsync)
            .Describe("GetProgress", "Tracking at a glance", "Statistics (R84), what is stuck now with its evidence, longest first, and the settings that judge it (R92).", new QueryParameters([Limit]))
            .Produces<ProgressReport>().Refuses(StatusCodes.Status422UnprocessableEntity);
        progress.MapGet("/{clientId}/{itemId}", SummaryAsync)
            .Describe("GetProgressSummary", "The progress of one download, summed up", "Current progress, snapshots, tracked time and total change (R85).")
            .Produces<ProgressSummary>().Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> GetAsync(HttpContext context, DownloadQuery queries, ProgressQuery numbers, SiloSettings settings, CancellationToken cancellationToken)
    {
        var statistics = await numbers.StatisticsAsync(cancellationToken);
        var stuck = await queries.ListAsync(
            new DownloadFilter { View = DownloadView.Stuck, Sort = DownloadSort.Attention }, null, Query.Of(context).Number(Limit), cancellationToken);
        return TypedResults.Ok(new ProgressReport(TrackingNumbers.Of(statistics), [.. stuck!.Rows.Select(StuckDownload.Of)], TrackingLimits.Of(settings.Tracking)));
    }

    private static async Task<IResult> SummaryAsync(string clientId, string itemId, IGrainFactory grains)
    {
        var download = itemId.Length > DownloadKey.ItemIdLengthMax
            ? null
            : await grains.GetGrain<IDownloadGrain>(new DownloadKey(clientId, itemId).ToString()).GetAsync();
        return download is null
            ? Problems.NotFound($"There is no such download. GET {ApiRoutes.Prefix}/downloads lists those there are.")
            : TypedResults.Ok(ProgressSummary.Of(download));
    }
}
