using System.Diagnostics;
using System.Net;
using System.Text.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;
using OrleansMedia.Lab.Tests.Qbittorrent;
using OrleansMedia.Lab.Tests.Sabnzbd;

namespace OrleansMedia.Lab.Tests.Http;

public sealed class LabFaultTests
{
    [Fact]
    public async Task A_fault_hits_its_call_and_no_other_and_ends_after_its_times()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var http = new HttpClient();
        sabnzbd.Server.Faults.Set("history", new LabFault.Status(500), times: 2);

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(sabnzbd.Address("queue"))).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.GetAsync(sabnzbd.Address("history"))).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.GetAsync(sabnzbd.Address("history"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(sabnzbd.Address("history"))).StatusCode);
        Assert.Equal((4, 3, 1), (sabnzbd.Server.Calls.Total, sabnzbd.Server.Calls.Of("history"), sabnzbd.Server.Calls.Of("queue")));
    }

    [Fact]
    public async Task HTML_comes_with_status_200()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Server.Faults.SetAll(new LabFault.Html());

        Assert.StartsWith("<!DOCTYPE html>", await sabnzbd.TextAsync("queue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_loop_never_arrives()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { MaxAutomaticRedirections = 10 });
        sabnzbd.Server.Faults.SetAll(new LabFault.RedirectLoop());

        Assert.Equal(HttpStatusCode.Redirect, (await http.GetAsync(sabnzbd.Address("queue"))).StatusCode);
        Assert.Equal(11, sabnzbd.Server.Calls.Total);
    }

    [Fact]
    public async Task A_truncated_answer_looks_complete_and_is_no_JSON()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Server.Faults.SetAll(new LabFault.Truncated());

        var text = await sabnzbd.TextAsync("queue");

        Assert.StartsWith("""{"queue":""", text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
    }

    [Fact]
    public async Task A_huge_answer_is_streamed_and_valid()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var http = new HttpClient();
        sabnzbd.Server.Faults.SetAll(new LabFault.Huge(MegaBytes: 20));

        using var answer = await http.GetAsync(sabnzbd.Address("queue"), HttpCompletionOption.ResponseHeadersRead);
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(20 << 20, json.RootElement.GetProperty("filler").GetString()!.Length);
    }

    [Fact]
    public async Task An_endless_answer_goes_on_until_the_caller_hangs_up()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var http = new HttpClient();
        sabnzbd.Server.Faults.SetAll(new LabFault.Endless());

        using var answer = await http.GetAsync(sabnzbd.Address("queue"), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 20];
        for (var megaByte = 0; megaByte < 30; megaByte++)
        {
            await body.ReadExactlyAsync(buffer);
        }
    }

    [Fact]
    public async Task A_server_that_is_down_aborts_and_one_that_stopped_refuses_until_it_starts_again()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Server.Faults.SetAll(new LabFault.Down());
        await Assert.ThrowsAsync<HttpRequestException>(() => sabnzbd.TextAsync("queue"));

        sabnzbd.Server.Faults.Clear();
        var url = sabnzbd.Server.Url;
        await sabnzbd.Server.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => sabnzbd.TextAsync("queue"));

        await sabnzbd.Server.StartAsync();
        Assert.Equal(url, sabnzbd.Server.Url);
        Assert.Equal("""{"version":"4.5.0"}""", await sabnzbd.TextAsync("version"));
    }

    [Fact]
    public async Task A_silent_server_never_answers_and_a_slow_one_answers_late()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        sabnzbd.Server.Faults.Set("queue", new LabFault.Silent());
        sabnzbd.Server.Faults.Set("version", new LabFault.Slow(TimeSpan.FromMilliseconds(60)));

        await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetAsync(sabnzbd.Address("queue")));
        var started = Stopwatch.GetTimestamp();
        await sabnzbd.TextAsync("version");
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(50));
    }

    [Theory]
    [InlineData(Malformation.NullId, "nzo_id", JsonValueKind.Null)]
    [InlineData(Malformation.TextForNumber, "mb", JsonValueKind.String)]
    [InlineData(Malformation.UnknownStatus, "status", JsonValueKind.String)]
    public async Task One_slot_of_SABnzbd_is_broken_and_the_others_are_right(Malformation how, string field, JsonValueKind kind)
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Queue.AddMany(5);
        sabnzbd.Server.Faults.Set("queue", new LabFault.MalformedItem(3, how));

        var slots = (await sabnzbd.JsonAsync("queue")).GetProperty("queue").GetProperty("slots").EnumerateArray().ToArray();

        Assert.Equal(5, slots.Length);
        Assert.Equal(kind, slots[3].GetProperty(field).ValueKind);
        Assert.All(slots.Where((_, index) => index != 3), slot =>
        {
            Assert.StartsWith("SABnzbd_nzo_", slot.GetProperty("nzo_id").GetString(), StringComparison.Ordinal);
            Assert.Equal("Downloading", slot.GetProperty("status").GetString());
            Assert.True(double.TryParse(slot.GetProperty("mb").GetString(), out _));
        });
        Assert.NotEqual(slots[2].GetProperty(field).GetRawText(), slots[3].GetProperty(field).GetRawText());
    }

    [Fact]
    public async Task One_torrent_of_a_full_answer_is_no_object()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        qbittorrent.Queue.AddMany(4);
        qbittorrent.Server.Faults.Set("/api/v2/sync/maindata", new LabFault.MalformedItem(1, Malformation.NotAnObject), times: 1);

        var kinds = (await qbittorrent.JsonAsync("sync/maindata")).GetProperty("torrents").EnumerateObject().Select(torrent => torrent.Value.ValueKind);

        Assert.Equal([JsonValueKind.Object, JsonValueKind.Number, JsonValueKind.Object, JsonValueKind.Object], kinds);
    }

    [Fact]
    public async Task A_frozen_server_repeats_its_bytes_while_the_clock_runs()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Queue.AddMany(100, index => LabGenerated.Release(index) with { Script = LabScript.Completes(50 << 20) });
        sabnzbd.Server.IsFrozen = true;

        var first = await sabnzbd.TextAsync("queue");
        sabnzbd.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(first, await sabnzbd.TextAsync("queue"));
        Assert.Equal(2, sabnzbd.Server.Calls.Total);

        sabnzbd.Server.IsFrozen = false;
        Assert.NotEqual(first, await sabnzbd.TextAsync("queue"));
    }

    [Fact]
    public async Task A_frozen_SABnzbd_repeats_answers_to_posted_questions_and_still_acts()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var http = new HttpClient();
        var id = sabnzbd.Add("A.Show", LabScript.Completes(1 << 20)).Id;
        sabnzbd.Server.IsFrozen = true;

        var first = await PostAsync("queue", "limit", "0");
        sabnzbd.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(first, await PostAsync("queue", "limit", "0"));
        await PostAsync("queue", "name", "delete");
        Assert.NotNull(sabnzbd.Queue.Find(id));
        await sabnzbd.TextAsync($"queue&name=delete&value={id}");
        Assert.Null(sabnzbd.Queue.Find(id));
        Assert.Equal((2, 2), (sabnzbd.Server.Calls.Of("queue"), sabnzbd.Server.Calls.Of("queue/delete")));

        async Task<string> PostAsync(string mode, string name, string value)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("mode", mode), KeyValuePair.Create("apikey", sabnzbd.Server.Options.ApiKey), KeyValuePair.Create(name, value)]);
            using var answer = await http.PostAsync(new Uri(sabnzbd.Server.Url, "/api"), form);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Twenty_thousand_items_are_answered_completely_by_both()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        sabnzbd.Queue.AddMany(20_000);
        qbittorrent.Queue.AddMany(20_000);

        var queue = (await sabnzbd.JsonAsync("queue")).GetProperty("queue");
        var maindata = await qbittorrent.JsonAsync("sync/maindata");

        Assert.Equal(20_000, queue.GetProperty("slots").GetArrayLength());
        Assert.Equal(20_000, maindata.GetProperty("torrents").EnumerateObject().Count());
    }
}
