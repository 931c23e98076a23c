using OrleansMedia.Clients.Tests.Http;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Clients.Tests.Sabnzbd;

public sealed class SabnzbdConnectionTests
{
    [Theory]
    [InlineData("3.7.1")]
    [InlineData("4.5.0")]
    public async Task Only_the_first_of_a_running_queue_is_expected_to_move(string version)
    {
        await using var lab = await SabnzbdLab.StartAsync(version);
        lab.Add("Halted", LabScript.Always(LabPhase.Paused, "ENCRYPTED"));
        lab.Add("First");
        lab.Add("Second");
        var queue = await lab.QueueAsync();
        Assert.True(queue.IsFull);
        Assert.Equal(version, queue.Condition.Version);
        Assert.Equal([DownloadStatus.Paused, DownloadStatus.Downloading, DownloadStatus.Queued], queue.Items.Select(item => item.Status));
        Assert.Equal([WaitReason.Paused, WaitReason.None, WaitReason.ItsTurn], queue.Items.Select(item => item.Wait));
        Assert.Equal("ENCRYPTED", queue.Items[0].Complaint);
    }

    [Fact]
    public async Task Under_a_paused_queue_nothing_is_expected_to_move_but_what_is_forced()
    {
        const string queue = """
            {"queue":{"paused":true,"noofslots":3,"slots":[
              {"nzo_id":"a","filename":"A","status":"Queued","mb":"10.00","mbleft":"10.00","priority":"Normal"},
              {"nzo_id":"b","filename":"B","status":"Downloading","mb":"10.00","mbleft":"2.50","priority":"Force"},
              {"nzo_id":"c","filename":"C","status":"Fetching","mb":"10.00","mbleft":"10.00","priority":"Normal"}]}}
            """;
        await using var server = await ScriptedServer.AlwaysAsync(queue);
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        var read = await connection.ReadQueueAsync(CancellationToken.None);
        Assert.True(read.Value!.Condition.QueuePaused);
        Assert.Equal([WaitReason.QueuePaused, WaitReason.None, WaitReason.QueuePaused], read.Value.Items.Select(item => item.Wait));
        Assert.Equal(75, read.Value.Items[1].ProgressPercent);
    }

    [Fact]
    public async Task A_list_that_lost_its_end_is_not_a_complete_list()
    {
        await using var server = await ScriptedServer.AlwaysAsync(
            """{"queue":{"noofslots":2,"slots":[{"nzo_id":"a","filename":"A","status":"Queued","mb":1,"mbleft":1}]}}""");
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        Assert.False((await connection.ReadQueueAsync(CancellationToken.None)).Value!.IsFull);
    }

    [Fact]
    public async Task A_queue_costs_one_call_and_one_more_at_the_beginning_and_after_a_fault()
    {
        await using var lab = await SabnzbdLab.StartAsync();
        await lab.QueueAsync();
        await lab.QueueAsync();
        await lab.QueueAsync();
        Assert.Equal(4, lab.Server.Calls.Total);
        lab.Server.Faults.Set("queue", new LabFault.Status(503), times: 1);
        Assert.False((await lab.Connection.ReadQueueAsync(CancellationToken.None)).Ok);
        await lab.QueueAsync();
        Assert.Equal(2, lab.Server.Calls.Of("fullstatus"));
    }

    [Fact]
    public async Task Its_start_is_known_from_its_uptime()
    {
        await using var lab = await SabnzbdLab.StartAsync();
        var startedAt = (await lab.QueueAsync()).Condition.StartedAt;
        Assert.NotNull(startedAt);
        Assert.True(startedAt <= lab.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task A_wrong_key_is_told_from_a_wrong_address(string key)
    {
        await using var lab = await SabnzbdLab.StartAsync();
        await using var connection = lab.Connect(key);
        var fault = await Opened.FaultAsync(connection);
        Assert.Equal(ClientFaultKind.Unauthorized, fault.Kind);
        Assert.Contains("API key", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bad_apikey", ClientFaultKind.Unauthorized)]
    [InlineData("no_apikey", ClientFaultKind.Unauthorized)]
    [InlineData("bad_host_header", ClientFaultKind.Refused)]
    [InlineData("unknown_mode", ClientFaultKind.Malformed)]
    public async Task The_recorded_refusals_are_understood(string name, ClientFaultKind expected)
    {
        foreach (var version in new[] { "3.7.1", "4.5.0" })
        {
            var (status, type, body) = Sample.Http($"sabnzbd-{version}/{name}.http.txt");
            await using var server = await ScriptedServer.AlwaysAsync(body, status, type);
            await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
            Assert.Equal(expected, (await connection.ReadQueueAsync(CancellationToken.None)).Fault!.Kind);
        }
    }

    [Fact]
    public async Task The_key_stands_in_no_address()
    {
        await using var server = await ScriptedServer.AlwaysAsync("""{"version":"4.5.0","warnings":[],"queue":{"slots":[]},"history":{"slots":[]}}""");
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
        Assert.True((await connection.ReadHistoryAsync("", CancellationToken.None)).Ok);
        Assert.True((await connection.ReadReportAsync(CancellationToken.None)).Ok);
        Assert.True(server.Asked.Count >= 5);
        Assert.All(server.Asked, asked => Assert.DoesNotContain(Opened.Secret, asked, StringComparison.Ordinal));
        Assert.All(server.Sent, form => Assert.Equal($"apikey={Opened.Secret}", form));
    }

    [Fact]
    public async Task A_whole_round_asks_four_times_and_takes_version_and_warnings_from_the_status()
    {
        await using var server = await ScriptedServer.StartAsync(http => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
            http.Response,
            http.Request.Query["mode"].ToString() switch
            {
                "fullstatus" => """{"status":{"uptime":"39m","pid":7,"version":"4.5.0","warnings":[{"type":"WARNING","text":"Disk full! Forcing Pause","time":1795219028}],"servers":[]}}""",
                "queue" => """{"queue":{"version":"4.5.0","slots":[]}}""",
                "history" => """{"history":{"slots":[],"noofslots":0}}""",
                _ => """{"total":1,"servers":{"bench":{"total":42}}}""",
            }));
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
        var before = server.Asked.Count;
        Assert.True((await connection.ReadQueueAsync(CancellationToken.None)).Ok);
        Assert.True((await connection.ReadHistoryAsync("", CancellationToken.None)).Ok);
        var report = (await connection.ReadReportAsync(CancellationToken.None)).Value!;
        Assert.Equal(4, server.Asked.Count - before);
        Assert.Equal("4.5.0", report.Version);
        Assert.Equal("Disk full! Forcing Pause", Assert.Single(report.Warnings).Text);
        Assert.Equal(42, report.ServerBytes["bench"]);
    }

    [Theory]
    [InlineData("3.7.1", "warnings2.json", 11)]
    [InlineData("4.5.0", "warnings2.json", 7)]
    public async Task A_report_holds_version_warnings_and_traffic(string version, string warnings, int count)
    {
        var folder = $"sabnzbd-{version}";
        await using var server = await ScriptedServer.StartAsync(http => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
            http.Response,
            Sample.Text($"{folder}/{(http.Request.Query["mode"] == "warnings" ? warnings : $"{http.Request.Query["mode"]}.json")}")));
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        var report = (await connection.ReadReportAsync(CancellationToken.None)).Value!;
        Assert.Equal(version, report.Version);
        Assert.True(report.IsSupported);
        Assert.True(report.Warnings.Count >= count);
        Assert.All(report.Warnings, warning => Assert.NotNull(warning.At));
        Assert.Equal("bench", Assert.Single(report.ServerBytes).Key);
        Assert.True(report.ServerBytes["bench"] > 0);
    }

    [Fact]
    public async Task Of_many_warnings_the_newest_are_kept_and_keys_in_them_are_not()
    {
        var warnings = string.Join(',', Enumerable.Range(0, 80).Select(i => $$"""{"type":"WARNING","text":"no {{i}} {{Opened.Secret}} https://indexer.test/api?t=get&apikey=abc","time":{{1795217563 + i}}}"""));
        await using var server = await ScriptedServer.AlwaysAsync($$"""{"version":"4.5.0","warnings":["an old form",{{warnings}}]}""");
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        var report = (await connection.ReadReportAsync(CancellationToken.None)).Value!;
        Assert.Equal(50, report.Warnings.Count);
        Assert.Equal("no 79 … https://indexer.test/…", report.Warnings[^1].Text);
    }
}
