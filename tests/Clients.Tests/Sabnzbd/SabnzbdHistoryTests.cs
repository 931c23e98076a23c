using OrleansMedia.Clients.Tests.Http;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Clients.Tests.Sabnzbd;

public sealed class SabnzbdHistoryTests
{
    [Fact]
    public async Task The_first_read_is_the_whole_history_and_the_next_says_that_nothing_changed()
    {
        await using var lab = await SabnzbdLab.StartAsync();
        AddEnded(lab, "Old", 150);
        var first = await lab.HistoryAsync("");
        Assert.True(first.IsComplete);
        Assert.Equal(150, first.Items.Count);
        var second = await lab.HistoryAsync(first.Watermark);
        Assert.True(second.Unchanged);
        Assert.Empty(second.Items);
        Assert.Equal(first.Watermark, second.Watermark);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(250)]
    [InlineData(2500)]
    public async Task However_much_ended_while_we_were_away_nothing_is_missed(int count)
    {
        await using var lab = await SabnzbdLab.StartAsync();
        AddEnded(lab, "Old", 3000);
        var first = await lab.HistoryAsync("");
        lab.Clock.Advance(TimeSpan.FromDays(7));
        AddEnded(lab, "New", count);
        await using var later = lab.Connect();
        var second = await lab.HistoryAsync(first.Watermark, later);
        Assert.Equal(count, second.Items.Count(item => item.Title.StartsWith("New", StringComparison.Ordinal)));
        Assert.NotEqual(first.Watermark, second.Watermark);
    }

    [Fact]
    public async Task A_mark_of_another_connection_is_no_proof_that_nothing_changed()
    {
        await using var lab = await SabnzbdLab.StartAsync();
        AddEnded(lab, "Old", 5);
        var first = await lab.HistoryAsync("");
        await using var other = lab.Connect();
        var second = await lab.HistoryAsync(first.Watermark, other);
        Assert.False(second.Unchanged);
        Assert.Equal(5, second.Items.Count);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("12:")]
    [InlineData(":99999999999999999999")]
    public async Task A_mark_that_cannot_be_read_means_the_whole_history(string watermark)
    {
        await using var lab = await SabnzbdLab.StartAsync();
        AddEnded(lab, "Old", 120);
        Assert.Equal(120, (await lab.HistoryAsync(watermark)).Items.Count);
    }

    [Theory]
    [InlineData("Extracting", DownloadStatus.Extracting, WaitReason.Working)]
    [InlineData("Verifying", DownloadStatus.Verifying, WaitReason.Working)]
    [InlineData("Repairing", DownloadStatus.Verifying, WaitReason.Working)]
    [InlineData("QuickCheck", DownloadStatus.Verifying, WaitReason.Working)]
    [InlineData("Moving", DownloadStatus.Moving, WaitReason.Working)]
    [InlineData("Running", DownloadStatus.Moving, WaitReason.Working)]
    [InlineData("Queued", DownloadStatus.Queued, WaitReason.ItsTurn)]
    [InlineData("Completed", DownloadStatus.Moving, WaitReason.Working)]
    public async Task What_is_in_post_processing_has_not_ended_and_is_asked_for_again(string word, DownloadStatus status, WaitReason wait)
    {
        var history = $$$"""{"history":{"last_history_update":3,"noofslots":1,"slots":[{"nzo_id":"a","name":"A","status":"{{{word}}}","bytes":7,"storage":"","completed":1795217565}]}}""";
        await using var server = await ScriptedServer.AlwaysAsync(history);
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        var first = (await connection.ReadHistoryAsync("", CancellationToken.None)).Value!;
        var item = Assert.Single(first.Items);
        Assert.Equal((status, wait), (item.Status, item.Wait));
        Assert.Null(item.EndedAt);
        Assert.True((await connection.ReadHistoryAsync(first.Watermark, CancellationToken.None)).Ok);
        Assert.DoesNotContain(server.Asked, asked => asked.Contains("last_history_update", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_of_SABnzbd_makes_its_counter_worthless()
    {
        var pid = 17;
        await using var server = await ScriptedServer.StartAsync(http => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
            http.Response,
            http.Request.Query["mode"] == "fullstatus"
                ? $$$"""{"status":{"uptime":"5m","pid":{{{pid}}}}}"""
                : """{"history":{"last_history_update":3,"noofslots":0,"slots":[]}}"""));
        await using var connection = Opened.To(DownloadClientKind.Sabnzbd, server.Url);
        var first = (await connection.ReadHistoryAsync("", CancellationToken.None)).Value!;
        Assert.True((await connection.ReadHistoryAsync(first.Watermark, CancellationToken.None)).Ok);
        Assert.Contains("last_history_update=3", server.Asked.Last(), StringComparison.Ordinal);
        pid = 18;
        Assert.True((await connection.ReadHistoryAsync(first.Watermark, CancellationToken.None)).Ok);
        Assert.DoesNotContain("last_history_update", server.Asked.Last(), StringComparison.Ordinal);
    }

    private static void AddEnded(SabnzbdLab lab, string name, int count)
    {
        var now = lab.Clock.GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            lab.Add($"{name} {i}", LabScript.Always(LabPhase.Completed), now.AddSeconds(-i));
        }

        lab.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
