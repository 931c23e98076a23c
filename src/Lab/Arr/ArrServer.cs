using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Arr;

/// <summary>
/// A simulated Sonarr or Radarr: version 3 of the API with system/status, queue, history, downloadclient and command. Its
/// queue follows from the downloads of its clients. Calls are named by path, ids left out ("/api/v3/command").
/// </summary>
/// <param name="world">The clock.</param>
/// <param name="clients">The download clients it is connected to; asked for each time, because their ports may not be known at first.</param>
/// <param name="options">How it is set up.</param>
public sealed class ArrServer(LabWorld world, Func<IReadOnlyList<ArrDownloadClient>> clients, ArrOptions options) : LabHttpServer(options.Port)
{
    private const string Root = "/api/v3/";
    private readonly ArrCommands _commands = new(world);
    private readonly DateTimeOffset _startedAt = world.Time.GetUtcNow();

    /// <summary>How it is set up.</summary>
    public ArrOptions Options { get; } = options;

    /// <inheritdoc/>
    protected override ValueTask<string> NameOfAsync(HttpRequest request) =>
        ValueTask.FromResult(request.Path.ToString().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('/'));

    /// <inheritdoc/>
    protected override async Task AnswerAsync(HttpContext http, string call, LabFault.MalformedItem? malformed)
    {
        if (call == "/ping")
        {
            await SendAsync(http, new JsonObject { ["status"] = "OK" });
            return;
        }

        var key = http.Request.Headers["X-Api-Key"].ToString() is { Length: > 0 } header ? header : http.Request.Query["apikey"].ToString();
        if (key != Options.ApiKey)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (await AnswerKnownAsync(http, call, malformed) is { } answer)
        {
            await SendAsync(http, answer);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await SendAsync(http, new JsonObject { ["message"] = "NotFound" });
        }
    }

    private async Task<JsonNode?> AnswerKnownAsync(HttpContext http, string call, LabFault.MalformedItem? malformed) => call switch
    {
        Root + "system/status" => ArrResources.SystemStatus(Options, _startedAt),
        Root + "queue" => Queue(http.Request.Query, malformed),
        Root + "queue/status" => QueueStatus(),
        Root + "history" => History(http.Request.Query),
        Root + "history/since" => HistorySince(http.Request.Query),
        Root + "downloadclient" => new JsonArray([.. clients().Select((client, index) => ArrResources.DownloadClient(client, index + 1, Options.OwnCategory))]),
        Root + "command" => await CommandAsync(http),
        _ => null,
    };

    private JsonObject Queue(IQueryCollection query, LabFault.MalformedItem? malformed)
    {
        var queued = Tracked()
            .Where(tracked => tracked.IsInQueue && IsAskedFor(tracked.Protocol, query, "protocol") && IsAskedFor(tracked.Status.Status, query, "status"))
            .ToList();
        var (page, pageSize) = Paging(query);
        var rows = queued.Skip((page - 1) * pageSize).Take(pageSize).Select((tracked, index) =>
        {
            var row = ArrResources.QueueRow(Options, tracked);
            return malformed?.Index == index ? Break(row, malformed.How) : row;
        });
        return ArrResources.Page(page, pageSize, "timeleft", "ascending", queued.Count, rows);
    }

    private JsonObject QueueStatus()
    {
        var rows = Tracked().Where(tracked => tracked.IsInQueue).ToList();
        return new JsonObject
        {
            ["totalCount"] = rows.Count,
            ["count"] = rows.Count,
            ["unknownCount"] = 0,
            ["errors"] = false,
            ["warnings"] = rows.Any(tracked => tracked.Status.Status == "warning"),
            ["unknownErrors"] = false,
            ["unknownWarnings"] = false,
        };
    }

    private JsonObject History(IQueryCollection query)
    {
        var events = Tracked().SelectMany(ArrEvent.Of)
            .Where(happened => IsAskedFor(happened.TypeNumber, query, "eventType") && IsAskedFor(happened.Tracked.DownloadId, query, "downloadId"))
            .OrderByDescending(happened => happened.Date)
            .ToList();
        var (page, pageSize) = Paging(query);
        var rows = events.Skip((page - 1) * pageSize).Take(pageSize).Select(happened => ArrResources.HistoryRow(Options, happened));
        return ArrResources.Page(page, pageSize, "date", "descending", events.Count, rows);
    }

    private JsonArray HistorySince(IQueryCollection query)
    {
        var since = DateTimeOffset.TryParse(query["date"], out var date) ? date : DateTimeOffset.MinValue;
        return new JsonArray([.. Tracked().SelectMany(ArrEvent.Of).Where(happened => happened.Date >= since).Select(happened => ArrResources.HistoryRow(Options, happened))]);
    }

    private IEnumerable<ArrTracked> Tracked()
    {
        foreach (var client in clients())
        {
            var snapshot = client.Queue.Snapshot();
            foreach (var entry in snapshot.Entries)
            {
                if (entry.Download.Category == Options.OwnCategory)
                {
                    yield return new ArrTracked(Options, client, entry, snapshot.Now);
                }
            }
        }
    }

    private async Task<JsonNode?> CommandAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            return int.TryParse(http.Request.Path.ToString().Split('/')[^1], out var id) ? _commands.Find(id) : _commands.All();
        }

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        if (NameOf(body) is not { Length: > 0 } name)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return new JsonArray(new JsonObject { ["propertyName"] = "Name", ["errorMessage"] = "'Name' must not be empty.", ["severity"] = "error" });
        }

        http.Response.StatusCode = StatusCodes.Status201Created;
        return _commands.Push(name, body);
    }

    private static string? NameOf(string body)
    {
        try
        {
            return JsonNode.Parse(body)?["name"]?.GetValue<string>();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsAskedFor(string value, IQueryCollection query, string name) =>
        !query.TryGetValue(name, out var asked) || asked.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static (int Page, int PageSize) Paging(IQueryCollection query) => (
        int.TryParse(query["page"], out var page) && page > 0 ? page : 1,
        int.TryParse(query["pageSize"], out var size) && size > 0 ? size : 10);

    private static JsonNode Break(JsonObject row, Malformation how)
    {
        switch (how)
        {
            case Malformation.NullId: row["id"] = null; row["downloadId"] = null; break;
            case Malformation.TextForNumber: row["size"] = "a lot"; row["sizeleft"] = "most of it"; break;
            case Malformation.UnknownStatus: row["status"] = "daydreaming"; break;
            case Malformation.NotAnObject: return JsonValue.Create(0);
        }

        return row;
    }

    private static async Task SendAsync(HttpContext http, JsonNode answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        answer.WriteTo(json);
        await json.FlushAsync(http.RequestAborted);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
