using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansMedia.Tests.Processes;

/// <summary>The product's API as a program of somebody else uses it: plain JSON, the API key in a header.</summary>
public sealed class ProductApi(HttpClient http)
{
    /// <summary>Adds a download client; its id.</summary>
    public async Task<string> AddClientAsync(string name, string kind, Uri url, string? username, string secret)
    {
        var (status, body) = await SendAsync(HttpMethod.Post, "clients", new { name, kind, url = url.ToString(), username, secret });
        Assert.True(status == HttpStatusCode.Created, $"{(int)status}: {body}");
        return body.GetProperty("id").GetString()!;
    }

    /// <summary>A download client as it is now.</summary>
    public Task<JsonElement> ClientAsync(string id) => GetAsync("clients/" + id);

    /// <summary>The downloads of the list, the newest 200.</summary>
    public async Task<IReadOnlyList<JsonElement>> DownloadsAsync(string parameters = "") =>
        [.. (await GetAsync("downloads?limit=200" + parameters)).EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array).Value.EnumerateArray()];

    /// <summary>One download; null where it is not known.</summary>
    public async Task<JsonElement?> DownloadAsync(string clientId, string itemId)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, $"downloads/{clientId}/{itemId}");
        return status == HttpStatusCode.NotFound ? null : body;
    }

    /// <summary>The kinds of events of a download, oldest first.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string clientId, string itemId) =>
        [.. (await GetAsync($"downloads/{clientId}/{itemId}/timeline?limit=200")).GetProperty("events").EnumerateArray().Select(one => one.GetProperty("event_type").GetString()!)];

    /// <summary>Reads a client now.</summary>
    public Task PollAsync(string clientId) => SendAsync(HttpMethod.Post, $"clients/{clientId}/poll");

    /// <summary>Waits until a client is so: ok, down, needs_you...</summary>
    public Task ClientBecomesAsync(string id, string health, TimeSpan limit) => Patience.UntilAsync($"the client is {health}", limit,
        async () => Text(await ClientAsync(id), "health") == health, async () => (await ClientAsync(id)).ToString());

    /// <summary>Waits until a download is so, and gives it back.</summary>
    public async Task<JsonElement> DownloadBecomesAsync(string what, string clientId, string itemId, TimeSpan limit, Func<JsonElement, bool> isSo)
    {
        JsonElement? seen = null;
        await Patience.UntilAsync(what, limit,
            async () => (seen = await DownloadAsync(clientId, itemId)) is { } download && isSo(download),
            async () => (await DownloadAsync(clientId, itemId))?.ToString() ?? "no such download");
        return seen!.Value;
    }

    /// <summary>A member that is text; null where it is missing or null.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    /// <summary>A member that is a number; 0 where it is missing or null.</summary>
    public static double Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number ? member.GetDouble() : 0;

    /// <summary>Reads an address below <c>/api/v1/</c>; fails where it does not answer 200.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, path);
        Assert.True(status == HttpStatusCode.OK, $"{path} answered {(int)status}: {body}");
        return body;
    }

    /// <summary>Sends a request below <c>/api/v1/</c>.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path);
        request.Headers.Add("X-Api-Key", ProductProcess.ApiKey);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone());
    }
}
