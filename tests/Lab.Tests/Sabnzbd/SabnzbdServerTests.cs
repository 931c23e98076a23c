using System.Net;
using System.Text;
using System.Text.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Sabnzbd;

namespace OrleansMedia.Lab.Tests.Sabnzbd;

public sealed class SabnzbdServerTests
{
    private const double MegaByte = 1 << 20;

    [Fact]
    public async Task A_wrong_and_a_missing_key_are_refused_in_the_words_of_the_real_one()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var http = new HttpClient();

        using var wrong = await http.GetAsync(new Uri(sabnzbd.Server.Url, "/api?mode=queue&apikey=nope"));
        using var missing = await http.GetAsync(new Uri(sabnzbd.Server.Url, "/api?mode=queue"));
        using var version = await http.GetAsync(new Uri(sabnzbd.Server.Url, "/api?mode=version"));

        Assert.Equal((HttpStatusCode.Forbidden, "API Key Incorrect"), (wrong.StatusCode, await wrong.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.Forbidden, "API Key Required"), (missing.StatusCode, await missing.Content.ReadAsStringAsync()));
        Assert.Equal("text/html", missing.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, version.StatusCode);
    }

    [Fact]
    public async Task An_unknown_mode_is_not_implemented()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();

        Assert.Equal("""{"status":false,"error":"not implemented"}""", await sabnzbd.TextAsync("nonsense"));
    }

    [Fact]
    public async Task A_running_job_shows_its_progress_speed_and_time_left()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Add("A.Show", LabScript.Completes(10 * MegaByte));
        sabnzbd.Add("Another.Show", LabScript.Always(LabPhase.Queued));

        sabnzbd.Clock.Advance(TimeSpan.FromSeconds(26));
        var queue = (await sabnzbd.JsonAsync("queue")).GetProperty("queue");
        var slots = queue.GetProperty("slots");

        Assert.Equal("Downloading", queue.GetProperty("status").GetString());
        Assert.Equal("10240.00", queue.GetProperty("kbpersec").GetString());
        Assert.Equal("26", slots[0].GetProperty("percentage").GetString());
        Assert.Equal("740.00", slots[0].GetProperty("mbleft").GetString());
        Assert.Equal("0:01:14", slots[0].GetProperty("timeleft").GetString());
        Assert.Equal("0:02:54", slots[1].GetProperty("timeleft").GetString());
        Assert.All(slots.EnumerateArray(), slot => Assert.Equal("Downloading", slot.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task An_encrypted_job_is_paused_with_a_label_and_never_reaches_the_history()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Add("Locked", LabScript.EncryptedAt(0.72, 10 * MegaByte));

        sabnzbd.Clock.Advance(TimeSpan.FromHours(1));
        var queue = (await sabnzbd.JsonAsync("queue")).GetProperty("queue");
        var history = (await sabnzbd.JsonAsync("history")).GetProperty("history");

        Assert.Equal("Paused", queue.GetProperty("slots")[0].GetProperty("status").GetString());
        Assert.Equal("ENCRYPTED", queue.GetProperty("slots")[0].GetProperty("labels")[0].GetString());
        Assert.Equal("Idle", queue.GetProperty("status").GetString());
        Assert.Equal(0, history.GetProperty("noofslots").GetInt32());
    }

    [Fact]
    public async Task A_retried_job_leaves_the_history_and_is_queued_under_a_new_id()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        var failed = sabnzbd.Add("Broken", LabScript.FailsAt(0.1, 100 * MegaByte, "RAR files failed to verify")).Id;
        sabnzbd.Clock.Advance(TimeSpan.FromMinutes(1));

        var reply = await sabnzbd.JsonAsync($"retry&value={failed}");
        var again = reply.GetProperty("nzo_id").GetString();

        Assert.True(reply.GetProperty("status").GetBoolean());
        Assert.NotEqual(failed, again);
        Assert.Equal(0, (await sabnzbd.JsonAsync("history")).GetProperty("history").GetProperty("noofslots").GetInt32());
        Assert.Equal(again, (await sabnzbd.JsonAsync("queue")).GetProperty("queue").GetProperty("slots")[0].GetProperty("nzo_id").GetString());
        Assert.False((await sabnzbd.JsonAsync($"retry&value={failed}")).GetProperty("status").GetBoolean());
    }

    [Fact]
    public async Task An_unchanged_history_is_answered_with_false()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Add("Done", LabScript.Completes(100 * MegaByte));
        sabnzbd.Add("Done.Later", LabScript.Completes(1 * MegaByte));
        sabnzbd.Clock.Advance(TimeSpan.FromMinutes(1));
        var seen = (await sabnzbd.JsonAsync("history")).GetProperty("history").GetProperty("last_history_update").GetInt64();

        Assert.Equal("""{"history":false}""", await sabnzbd.TextAsync($"history&last_history_update={seen}"));

        sabnzbd.Clock.Advance(TimeSpan.FromHours(1));
        var history = (await sabnzbd.JsonAsync($"history&last_history_update={seen}")).GetProperty("history");
        Assert.Equal("Done.Later", history.GetProperty("slots")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Start_limit_search_ids_and_failed_only_choose_what_is_listed()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        var ids = Enumerable.Range(0, 10).Select(i => sabnzbd.Add($"Waiting.{i}", LabScript.Always(LabPhase.Queued)).Id).ToArray();
        sabnzbd.Add("Done", LabScript.Completes(100 * MegaByte));
        sabnzbd.Add("Failed", LabScript.FailsAt(0.1, 100 * MegaByte, "Corrupt RAR file"));
        sabnzbd.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["Waiting.3", "Waiting.4"], await NamesAsync("queue&start=3&limit=2", "queue", "filename"));
        Assert.Equal(["Waiting.7"], await NamesAsync("queue&search=waiting.7", "queue", "filename"));
        Assert.Equal(["Waiting.2", "Waiting.5"], await NamesAsync($"queue&nzo_ids={ids[2]},{ids[5]}", "queue", "filename"));
        Assert.Equal(["Failed"], await NamesAsync("history&failed_only=1", "history", "name"));

        async Task<string[]> NamesAsync(string mode, string root, string name) =>
            [.. (await sabnzbd.JsonAsync(mode)).GetProperty(root).GetProperty("slots").EnumerateArray().Select(slot => slot.GetProperty(name).GetString()!)];
    }

    [Theory]
    [InlineData("4.5.0", "", 1)]
    [InlineData("4.5.0", "&archive=0", 0)]
    [InlineData("3.7.1", "", 0)]
    public async Task A_job_deleted_from_the_history_goes_to_the_archive_of_the_version_that_has_one(string version, string how, int archived)
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync(version);
        var id = sabnzbd.Add("Done", LabScript.Completes(100 * MegaByte)).Id;
        sabnzbd.Add("Kept", LabScript.Completes(100 * MegaByte));
        sabnzbd.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("""{"status":true}""", await sabnzbd.TextAsync($"history&name=delete&value={id}{how}"));

        Assert.Equal(1, await CountAsync("history"));
        Assert.Equal(version == "3.7.1" ? 1 : archived, await CountAsync("history&archive=1"));
        Assert.Equal(1 + archived, sabnzbd.Queue.Count);

        async Task<int> CountAsync(string mode) => (await sabnzbd.JsonAsync(mode)).GetProperty("history").GetProperty("noofslots").GetInt32();
    }

    [Fact]
    public async Task A_completed_job_has_an_empty_path_at_first_where_that_is_asked_for()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync(options: new SabnzbdOptions { PathDelay = TimeSpan.FromSeconds(2) });
        sabnzbd.Add("Done", LabScript.Completes(1000 * MegaByte));

        sabnzbd.Clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(("Completed", ""), await SlotAsync());
        sabnzbd.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("Completed", "/media/usenet/complete/tv/Done/Done.mkv"), await SlotAsync());

        async Task<(string?, string?)> SlotAsync()
        {
            var slot = (await sabnzbd.JsonAsync("history")).GetProperty("history").GetProperty("slots")[0];
            return (slot.GetProperty("status").GetString(), slot.GetProperty("storage").GetString());
        }
    }

    [Fact]
    public async Task A_job_in_post_processing_is_in_the_history_and_not_in_the_queue()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Add("Busy", LabScript.Of(new LabStep.Run(1000 * MegaByte, 1), new LabStep.Stay(LabPhase.Extracting, TimeSpan.FromMinutes(1))));
        sabnzbd.Clock.Advance(TimeSpan.FromSeconds(10));

        var history = (await sabnzbd.JsonAsync("history")).GetProperty("history");

        Assert.Equal(1, history.GetProperty("ppslots").GetInt32());
        Assert.Equal("Extracting", history.GetProperty("slots")[0].GetProperty("status").GetString());
        Assert.Equal(0, (await sabnzbd.JsonAsync("queue")).GetProperty("queue").GetProperty("noofslots").GetInt32());
    }

    [Fact]
    public async Task One_job_is_paused_resumed_and_deleted_by_its_id()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        var id = sabnzbd.Add("A.Show", LabScript.Completes(MegaByte)).Id;

        Assert.Equal($$"""{"status":true,"nzo_ids":["{{id}}"]}""", await sabnzbd.TextAsync($"queue&name=pause&value={id}"));
        sabnzbd.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((LabPhase.Paused, 0L), (sabnzbd.Queue.Find(id)!.Value.Moment.Phase, sabnzbd.Queue.Find(id)!.Value.Moment.DoneBytes));

        await sabnzbd.TextAsync($"queue&name=resume&value={id}");
        sabnzbd.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(5 << 20, sabnzbd.Queue.Find(id)!.Value.Moment.DoneBytes);

        await sabnzbd.TextAsync($"queue&name=delete&value={id}");
        Assert.Equal(0, sabnzbd.Queue.Count);
    }

    [Fact]
    public async Task An_uploaded_NZB_is_queued_with_the_size_of_its_segments()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        using var http = new HttpClient();
        using var form = new MultipartFormDataContent();
        const string nzb = """<?xml version="1.0"?><nzb><file><segments><segment bytes="700000" number="1">a@b</segment><segment bytes="300000" number="2">c@d</segment></segments></file></nzb>""";
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(nzb));
        form.Add(file, "name", "A.Show.S01E01.nzb");

        using var reply = await http.PostAsync(sabnzbd.Address("addfile&cat=tv"), form);
        using var json = JsonDocument.Parse(await reply.Content.ReadAsStringAsync());
        var added = sabnzbd.Queue.Find(json.RootElement.GetProperty("nzo_ids")[0].GetString()!)!.Value.Download;

        Assert.Equal(("A.Show.S01E01", 1_000_000L, "tv"), (added.Release.Name, added.Release.SizeBytes, added.Category));
    }

    [Fact]
    public async Task A_full_disk_pauses_the_queue_and_leaves_no_history()
    {
        await using var sabnzbd = await SabnzbdFixture.StartAsync();
        sabnzbd.Add("A.Show", LabScript.Completes(MegaByte));
        sabnzbd.Clock.Advance(TimeSpan.FromSeconds(60));

        sabnzbd.Server.FillDisk();
        sabnzbd.Clock.Advance(TimeSpan.FromHours(5));
        var queue = (await sabnzbd.JsonAsync("queue")).GetProperty("queue");

        Assert.Equal(("Paused", "0.00", "2"), (queue.GetProperty("status").GetString(), queue.GetProperty("diskspace1").GetString(), queue.GetProperty("have_warnings").GetString()));
        Assert.Equal(("Queued", "6"), (queue.GetProperty("slots")[0].GetProperty("status").GetString(), queue.GetProperty("slots")[0].GetProperty("percentage").GetString()));
        Assert.Contains("Disk full! Forcing Pause", await sabnzbd.TextAsync("warnings"), StringComparison.Ordinal);
    }
}
