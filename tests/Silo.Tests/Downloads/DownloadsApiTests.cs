using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.Downloads;

/// <summary>Downloads of a client that speaks SABnzbd's protocol, seen over the API.</summary>
public sealed class DownloadsApiTests
{
    [Fact]
    public async Task What_the_client_holds_is_listed_counted_and_found()
    {
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 7);
        var program = watched.Program;

        var list = await program.GetFromJsonAsync<JsonElement>("/api/v1/downloads?sort=title&order=asc");
        var counts = await program.GetFromJsonAsync<JsonElement>("/api/v1/downloads/counts");
        var tv = await program.GetFromJsonAsync<JsonElement>("/api/v1/downloads?application=sonarr");
        var found = await program.GetFromJsonAsync<JsonElement>("/api/v1/downloads?q=s01e03");

        var titles = list.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("title").GetString()!).ToList();
        Assert.Equal(7, titles.Count);
        Assert.Equal(titles.Order(StringComparer.OrdinalIgnoreCase), titles);
        Assert.Equal(7, counts.GetProperty("all").GetInt32());
        Assert.Equal(4, tv.GetProperty("rows").GetArrayLength());
        Assert.Equal("Show.S01E03.1080p", Assert.Single(found.GetProperty("rows").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Reading_on_by_cursor_gives_each_download_once()
    {
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 7);
        List<string> seen = [];
        string? cursor = null;
        var parts = 0;
        do
        {
            var part = await watched.Program.GetFromJsonAsync<JsonElement>($"/api/v1/downloads?sort=title&limit=2{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            seen.AddRange(part.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("key").GetString()!));
            cursor = part.GetProperty("next_cursor").GetString();
            parts++;
        }
        while (cursor is not null && parts < 10);

        Assert.Equal(4, parts);
        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 3);
        var part = await watched.Program.GetFromJsonAsync<JsonElement>("/api/v1/downloads?sort=title&limit=1");
        var cursor = Uri.EscapeDataString(part.GetProperty("next_cursor").GetString()!);

        using var answer = await watched.Program.GetAsync($"/api/v1/downloads?sort=progress&limit=1&cursor={cursor}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task One_download_has_its_state_its_history_its_summary_and_its_timeline()
    {
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 0);
        watched.Add("Show.S02E01.1080p");
        await watched.PollAsync();
        var program = watched.Program;
        var key = (await program.GetFromJsonAsync<JsonElement>("/api/v1/downloads")).GetProperty("rows")[0].GetProperty("key").GetString()!;

        var download = await program.GetFromJsonAsync<JsonElement>($"/api/v1/downloads/{key}");
        var history = await program.GetFromJsonAsync<JsonElement>($"/api/v1/downloads/{key}/history");
        var timeline = await program.GetFromJsonAsync<JsonElement>($"/api/v1/downloads/{key}/timeline");
        var summary = await program.GetFromJsonAsync<JsonElement>($"/api/v1/progress/{key}");
        var progress = await program.GetFromJsonAsync<JsonElement>("/api/v1/progress");

        Assert.Equal(key, download.GetProperty("id").GetString());
        Assert.Equal("usenet", download.GetProperty("protocol").GetString());
        Assert.Equal("fine", download.GetProperty("judgement").GetString());
        Assert.True(history.GetArrayLength() >= 1);
        Assert.Contains("download.added", timeline.GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("event_type").GetString()));
        Assert.Equal(JsonValueKind.Object, timeline.GetProperty("events")[0].GetProperty("details").ValueKind);
        Assert.Equal(history.GetArrayLength(), summary.GetProperty("snapshots_count").GetInt32());
        Assert.Equal(1, progress.GetProperty("statistics").GetProperty("downloads_tracked").GetInt32());
        Assert.Equal(120, progress.GetProperty("configuration").GetProperty("stuck_threshold_minutes").GetDouble());
        Assert.Empty(progress.GetProperty("stuck").EnumerateArray());
    }
}
