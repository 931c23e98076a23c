using System.Net;
using System.Text.Json;
using OrleansMedia.Lab.Arr;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Tests.Arr;

public sealed class ArrServerTests
{
    [Fact]
    public async Task A_wrong_key_is_unauthorised_and_a_ping_needs_none()
    {
        await using var arr = await ArrFixture.StartAsync(ArrKind.Sonarr);
        using var stranger = new HttpClient();

        using var refused = await stranger.GetAsync(new Uri(arr.Server.Url, "/api/v3/system/status"));
        using var ping = await stranger.GetAsync(new Uri(arr.Server.Url, "/ping"));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("""{"status":"OK"}""", await ping.Content.ReadAsStringAsync());
        Assert.Equal("Sonarr", (await arr.JsonAsync("/api/v3/system/status")).GetProperty("appName").GetString());
    }

    [Fact]
    public async Task The_queue_follows_the_download_clients_by_category()
    {
        await using var arr = await ArrFixture.StartAsync(ArrKind.Radarr);
        arr.Usenet.Add(arr.Release("Metropolis.1927.1080p-KITE", LabScript.Completes(10 << 20)));
        arr.Usenet.Add(arr.Release("Harbour.Lights.S01E01.1080p-KITE", LabScript.Completes(10 << 20)) with { Category = "tv" });
        arr.Clock.Advance(TimeSpan.FromSeconds(25));

        var row = Assert.Single((await arr.JsonAsync("/api/v3/queue")).GetProperty("records").EnumerateArray());

        Assert.Equal("Metropolis.1927.1080p-KITE", row.GetProperty("title").GetString());
        Assert.Equal(750 << 20, row.GetProperty("sizeleft").GetInt64());
        Assert.Equal("00:01:15", row.GetProperty("timeleft").GetString());
        Assert.Equal("downloading", row.GetProperty("trackedDownloadState").GetString());
    }

    [Fact]
    public async Task A_completed_download_is_imported_and_a_failed_one_is_given_up_and_both_stay_in_the_history()
    {
        await using var arr = await ArrFixture.StartAsync(ArrKind.Sonarr);
        arr.Usenet.Add(arr.Release("Harbour.Lights.S01E01.1080p-KITE", LabScript.Completes(100 << 20)));
        arr.Usenet.Add(arr.Release("Harbour.Lights.S01E02.1080p-KITE", LabScript.FailsAt(0.5, 50 << 20, "Corrupt RAR file")));

        arr.Clock.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal(["importPending", "failedPending"], await StatesAsync());

        arr.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(await StatesAsync());
        var events = (await arr.JsonAsync("/api/v3/history?pageSize=50")).GetProperty("records").EnumerateArray()
            .Select(row => row.GetProperty("eventType").GetString()!).Order();
        Assert.Equal(["downloadFailed", "downloadFolderImported", "grabbed", "grabbed"], events);

        async Task<string[]> StatesAsync() => [.. (await arr.JsonAsync("/api/v3/queue")).GetProperty("records").EnumerateArray()
            .Select(row => row.GetProperty("trackedDownloadState").GetString()!)];
    }

    [Fact]
    public async Task An_import_that_is_blocked_stays_in_the_queue_and_says_why()
    {
        await using var arr = await ArrFixture.StartAsync(ArrKind.Sonarr);
        arr.Torrents.Add(arr.Release("Night.Ferry.S01E01.720p-TIDE", LabScript.Completes(100 << 20)) with { ImportBlockedBy = "Not an upgrade" });
        arr.Clock.Advance(TimeSpan.FromHours(1));

        var row = (await arr.JsonAsync("/api/v3/queue")).GetProperty("records")[0];

        Assert.Equal("importBlocked", row.GetProperty("trackedDownloadState").GetString());
        Assert.Equal("Not an upgrade", row.GetProperty("statusMessages")[0].GetProperty("messages")[0].GetString());
        Assert.Equal(arr.Torrents.Snapshot().Entries[0].Download.Id.ToUpperInvariant(), row.GetProperty("downloadId").GetString());
    }

    [Fact]
    public async Task The_queue_comes_in_pages()
    {
        await using var arr = await ArrFixture.StartAsync(ArrKind.Sonarr);
        arr.Usenet.AddMany(35, index => arr.Release($"Salt.and.Cedar.S01E{index:00}.1080p-MOSS", LabScript.Always(LabPhase.Queued)));

        var first = await arr.JsonAsync("/api/v3/queue");
        var last = await arr.JsonAsync("/api/v3/queue?page=2&pageSize=20");

        Assert.Equal((35, 10), (first.GetProperty("totalRecords").GetInt32(), first.GetProperty("records").GetArrayLength()));
        Assert.Equal((2, 15), (last.GetProperty("page").GetInt32(), last.GetProperty("records").GetArrayLength()));
        Assert.Equal("Salt.and.Cedar.S01E34.1080p-MOSS", last.GetProperty("records")[14].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Queue_and_history_are_filtered_as_asked()
    {
        await using var arr = await ArrFixture.StartFilledAsync(ArrKind.Sonarr);

        Assert.Equal(8, await CountAsync("queue?protocol=torrent"));
        Assert.Equal(3, await CountAsync("queue?protocol=torrent&status=warning"));
        Assert.Equal(16, await CountAsync("history?eventType=1"));
        Assert.Equal(1, await CountAsync("history?eventType=4"));
        Assert.Equal(2, await CountAsync($"history?downloadId={arr.Usenet.Snapshot().Entries[5].Download.Id}"));

        async Task<int> CountAsync(string path) => (await arr.JsonAsync("/api/v3/" + path)).GetProperty("totalRecords").GetInt32();
    }

    [Fact]
    public async Task A_command_is_queued_started_and_completed_and_an_equal_one_is_not_queued_twice()
    {
        await using var arr = await ArrFixture.StartAsync(ArrKind.Sonarr);

        var (status, pushed) = await arr.PostAsync("/api/v3/command", """{"name":"RefreshMonitoredDownloads"}""");
        var id = pushed.GetProperty("id").GetInt32();
        Assert.Equal((HttpStatusCode.Created, "queued"), (status, pushed.GetProperty("status").GetString()));
        Assert.Equal(id, (await arr.PostAsync("/api/v3/command", """{"name":"RefreshMonitoredDownloads"}""")).Json.GetProperty("id").GetInt32());

        arr.Clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal("started", (await arr.JsonAsync($"/api/v3/command/{id}")).GetProperty("status").GetString());
        arr.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("completed", (await arr.JsonAsync($"/api/v3/command/{id}")).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await arr.PostAsync("/api/v3/command", "nonsense")).Status);
        Assert.Equal(5, arr.Server.Calls.Of("/api/v3/command"));
    }

    [Fact]
    public async Task One_row_of_the_queue_is_broken_and_the_others_are_right()
    {
        await using var arr = await ArrFixture.StartFilledAsync(ArrKind.Sonarr);
        arr.Server.Faults.Set("/api/v3/queue", new LabFault.MalformedItem(2, Malformation.NullId));

        var rows = (await arr.JsonAsync("/api/v3/queue")).GetProperty("records").EnumerateArray().ToArray();

        Assert.Equal(JsonValueKind.Null, rows[2].GetProperty("downloadId").ValueKind);
        Assert.All(rows.Where((_, index) => index != 2), row => Assert.Equal(JsonValueKind.String, row.GetProperty("downloadId").ValueKind));
    }
}
