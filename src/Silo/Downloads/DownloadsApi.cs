using OrleansMedia.Domain.Downloads;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.Downloads;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.Silo.Downloads;

/// <summary>Downloads over the API. Lists come from the store; one download comes from its grain.</summary>
public static class DownloadsApi
{
    private const string Tag = "Downloads";

    /// <summary>Maps <c>/api/v1/downloads</c>.</summary>
    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        var downloads = app.MapApi("/downloads", Tag);
        downloads.MapGet("", ListAsync)
            .Describe("ListDownloads", "A part of the list of downloads", "By keyset: ask again with next_cursor as cursor until it is null. A cursor holds for the same sort and order only.", DownloadsQuery.List)
            .Produces<DownloadPage>().Refuses(StatusCodes.Status422UnprocessableEntity);
        downloads.MapGet("/counts", CountAsync)
            .Describe("CountDownloads", "How many downloads each view has", "With the speed over all clients that the filter takes in.", DownloadsQuery.Counts)
            .Produces<DownloadCounts>().Refuses(StatusCodes.Status422UnprocessableEntity);

        var download = downloads.MapGroup("/{clientId}/{itemId}");
        download.MapGet("", GetAsync)
            .Describe("GetDownload", "One download", "With its judgement, the evidence for it, and its progress history.")
            .Produces<DownloadSnapshot>().Refuses(StatusCodes.Status404NotFound);
        download.MapGet("/history", HistoryAsync)
            .Describe("GetDownloadHistory", "The points of its chart", "At most MAX_SNAPSHOTS_PER_DOWNLOAD, oldest first. Where wait is not none nothing was expected to move.")
            .Produces<ProgressPoint[]>().Refuses(StatusCodes.Status404NotFound);
        download.MapGet("/timeline", TimelineAsync)
            .Describe("GetDownloadTimeline", "What happened to it", "Oldest first (R101), also after it is gone. Ask again with next_after as after until it is null.", DownloadsQuery.Timeline)
            .Produces<TimelinePart>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ListAsync(HttpContext context, DownloadQuery queries, CancellationToken cancellationToken)
    {
        var query = Query.Of(context);
        var page = await queries.ListAsync(DownloadsQuery.Filter(query), query.Text(DownloadsQuery.Cursor), query.Number(DownloadsQuery.Limit), cancellationToken);
        return page is null
            ? Problems.Invalid([new FieldError { Field = DownloadsQuery.Cursor.Name, Message = "This is not a cursor of this list and order; start again without it." }])
            : TypedResults.Ok(page);
    }

    private static async Task<IResult> CountAsync(HttpContext context, DownloadQuery queries, CancellationToken cancellationToken) =>
        TypedResults.Ok(await queries.CountsAsync(DownloadsQuery.Filter(Query.Of(context)), cancellationToken));

    private static async Task<IResult> GetAsync(string clientId, string itemId, IGrainFactory grains) =>
        await LoadAsync(clientId, itemId, grains) is { } download ? TypedResults.Ok(download) : Unknown();

    private static async Task<IResult> HistoryAsync(string clientId, string itemId, IGrainFactory grains) =>
        await LoadAsync(clientId, itemId, grains) is { } download ? TypedResults.Ok(download.History.ToArray()) : Unknown();

    private static async Task<IResult> TimelineAsync(
        string clientId, string itemId, HttpContext context, ActivityQuery queries, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = Query.Of(context);
        var after = query.Number(DownloadsQuery.After);
        var timeline = await queries.OfDownloadAsync(new DownloadKey(clientId, itemId).ToString(), after, query.Number(DownloadsQuery.Limit), cancellationToken);
        return timeline.Rows.Count > 0 || after > 0 || await LoadAsync(clientId, itemId, grains) is not null ? TypedResults.Ok(TimelinePart.Of(timeline)) : Unknown();
    }

    private static Task<DownloadSnapshot?> LoadAsync(string clientId, string itemId, IGrainFactory grains) =>
        itemId.Length > DownloadKey.ItemIdLengthMax || clientId.Length > DownloadKey.ItemIdLengthMax
            ? Task.FromResult<DownloadSnapshot?>(null)
            : grains.GetGrain<IDownloadGrain>(new DownloadKey(clientId, itemId).ToString()).GetAsync();

    private static IResult Unknown() => Problems.NotFound($"There is no such download. GET {ApiRoutes.Prefix}/downloads lists those there are.");
}
