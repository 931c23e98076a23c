using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Silo.OpenApi;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Storage.DownloadClients;

namespace OrleansMedia.Silo.DownloadClients;

/// <summary>Download clients over the API: list, add, change, remove, test, pause, poll.</summary>
public static class DownloadClientsApi
{
    private const string Tag = "Download clients";

    /// <summary>Maps <c>/api/v1/clients</c>.</summary>
    public static void MapDownloadClients(this IEndpointRouteBuilder app)
    {
        var clients = app.MapApi("/clients", Tag);
        clients.MapGet("", ListAsync)
            .Describe("ListClients", "All download clients", "With their health and counts, as of their last polls. Secrets are never shown.")
            .Produces<DownloadClientRow[]>();
        clients.MapPost("", CreateAsync)
            .Describe("CreateClient", "Add a download client", "Watching starts at once. The connection is not tested: POST /api/v1/clients/test does that. Location says where the new client is.")
            .Accepts<DownloadClientBody>("application/json").Produces<DownloadClientSnapshot>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        clients.MapPost("/test", TestCandidateAsync)
            .Describe("TestCandidate", "Try a connection before it is added", "Keeps nothing. ok is false where it does not work; then message says what to do and field where.")
            .Accepts<DownloadClientBody>("application/json").Produces<ConnectionTest>()
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        clients.MapPost("/poll", PollAllAsync)
            .Describe("PollAllClients", "Read all clients now", "Queue and history of each client that is not paused (R51). Answers when all have been read; a client that fails does not keep the others.")
            .Produces<PollReport[]>();

        var client = clients.MapGroup("/{id}");
        client.MapGet("", GetAsync)
            .Describe("GetClient", "One download client", "As it is at this moment.")
            .Produces<DownloadClientSnapshot>().Refuses(StatusCodes.Status404NotFound);
        client.MapPut("", ChangeAsync)
            .Describe("ChangeClient", "Change a download client", "All fields are replaced; a secret that is missing, null or empty keeps the stored one.")
            .Accepts<DownloadClientBody>("application/json").Produces<DownloadClientSnapshot>()
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        client.MapDelete("", RemoveAsync)
            .Describe("RemoveClient", "Forget a download client", "Forgets it with its downloads. Nothing is changed in the client itself, and the activity log stays.")
            .Produces(StatusCodes.Status204NoContent).Refuses(StatusCodes.Status404NotFound);
        client.MapPost("/test", TestAsync)
            .Describe("TestClient", "Try a connection with changed settings", "Like the test of a candidate; a missing secret means the stored one.")
            .Accepts<DownloadClientBody>("application/json").Produces<ConnectionTest>()
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        client.MapPost("/pause", (string id, IGrainFactory grains) => CommandAsync(id, grains, static grain => grain.PauseAsync()))
            .Describe("PauseClient", "Stop watching a client", "Until it is resumed. Nothing is forgotten, and the client itself goes on.")
            .Produces(StatusCodes.Status204NoContent).Refuses(StatusCodes.Status404NotFound);
        client.MapPost("/resume", (string id, IGrainFactory grains) => CommandAsync(id, grains, static grain => grain.ResumeAsync()))
            .Describe("ResumeClient", "Watch a client again", "It is read at once.")
            .Produces(StatusCodes.Status204NoContent).Refuses(StatusCodes.Status404NotFound);
        client.MapPost("/poll", (string id, IGrainFactory grains) => CommandAsync(id, grains, static grain => grain.PollNowAsync()))
            .Describe("PollClient", "Read a client now", "Queue and history (R51). 502 where the client gives no usable answer; the detail says what to do.")
            .Produces(StatusCodes.Status204NoContent).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status502BadGateway);
    }

    private static async Task<IResult> ListAsync(DownloadClientQuery queries, CancellationToken cancellationToken) =>
        TypedResults.Ok((await queries.ListAsync(cancellationToken)).ToArray());

    private static async Task<IResult> GetAsync(string id, IGrainFactory grains) =>
        await grains.GetGrain<IDownloadClientGrain>(id).GetAsync() is { } client ? TypedResults.Ok(client) : Unknown(id);

    private static async Task<IResult> CreateAsync(HttpRequest request, IGrainFactory grains)
    {
        var (body, problem) = await JsonBody.ReadAsync(request, ApiJson.Default.DownloadClientBody);
        if (body is null)
        {
            return problem!;
        }

        var id = DownloadClientId.Make(body.Name);
        var grain = grains.GetGrain<IDownloadClientGrain>(id);
        return Problems.Of(await grain.ConfigureAsync(body.ToInput()))
            ?? TypedResults.Created($"{ApiRoutes.Prefix}/clients/{id}", await grain.GetAsync());
    }

    private static async Task<IResult> ChangeAsync(string id, HttpRequest request, IGrainFactory grains)
    {
        var (body, problem) = await JsonBody.ReadAsync(request, ApiJson.Default.DownloadClientBody);
        if (body is null)
        {
            return problem!;
        }

        var grain = grains.GetGrain<IDownloadClientGrain>(id);
        if (await grain.GetAsync() is null)
        {
            return Unknown(id);
        }

        return Problems.Of(await grain.ConfigureAsync(body.ToInput())) ?? TypedResults.Ok(await grain.GetAsync());
    }

    private static Task<IResult> RemoveAsync(string id, IGrainFactory grains) => CommandAsync(id, grains, static grain => grain.RemoveAsync());

    private static async Task<IResult> TestCandidateAsync(HttpRequest request, IGrainFactory grains)
    {
        var (body, problem) = await JsonBody.ReadAsync(request, ApiJson.Default.DownloadClientBody);
        return body is null ? problem! : Tested(await grains.GetGrain<IDownloadClientGrain>(DownloadClientId.Candidate).TestAsync(body.ToInput()));
    }

    private static async Task<IResult> TestAsync(string id, HttpRequest request, IGrainFactory grains)
    {
        var (body, problem) = await JsonBody.ReadAsync(request, ApiJson.Default.DownloadClientBody);
        if (body is null)
        {
            return problem!;
        }

        var grain = grains.GetGrain<IDownloadClientGrain>(id);
        return await grain.GetAsync() is null ? Unknown(id) : Tested(await grain.TestAsync(body.ToInput()));
    }

    private static async Task<IResult> PollAllAsync(IGrainFactory grains, IDownloadClientStore store, CancellationToken cancellationToken)
    {
        var ids = await store.IdsAsync(cancellationToken);
        var polls = ids.Select(async id => PollReport.Of(id, await grains.GetGrain<IDownloadClientGrain>(id).PollNowAsync()));
        return TypedResults.Ok(await Task.WhenAll(polls));
    }

    private static async Task<IResult> CommandAsync(string id, IGrainFactory grains, Func<IDownloadClientGrain, Task<CommandResult>> command)
    {
        var grain = grains.GetGrain<IDownloadClientGrain>(id);
        return await grain.GetAsync() is null ? Unknown(id) : Problems.Of(await command(grain)) ?? TypedResults.NoContent();
    }

    private static IResult Tested(ConnectionTest test) =>
        test.Errors.IsDefaultOrEmpty ? TypedResults.Ok(test) : Problems.Invalid(test.Errors);

    private static IResult Unknown(string id) => Problems.NotFound($"There is no download client {Shown(id)}. GET {ApiRoutes.Prefix}/clients lists those there are.");

    private static string Shown(string id) => id.Length > 80 ? id[..80] + "…" : id;
}
