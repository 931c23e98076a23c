using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Grains.Tests.DownloadClients;

namespace OrleansMedia.Grains.Tests.Downloads;

public sealed class WatchingTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_download_that_appears_is_known_with_its_history_at_the_next_sample()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.PassAsync(TimeSpan.FromSeconds(5));

        house.Client.Show(ScriptedClient.Downloading("a", 10));
        await house.PassAsync(TimeSpan.FromSeconds(5));
        house.Client.Show(ScriptedClient.Downloading("a", 12));
        await house.PassAsync(TimeSpan.FromSeconds(5));

        var download = await house.Download("a").GetAsync();
        Assert.NotNull(download);
        Assert.Equal("downloading", download.Status);
        Assert.Equal("radarr", download.SourceApplication);
        Assert.Equal(12, download.ProgressPercent, 3);
        Assert.True(download.History.Length >= 2);
        Assert.Single(await house.EventsAsync(), happened => happened.EventType == EventTypes.DownloadAdded);
    }

    [Fact]
    public async Task What_was_there_before_set_up_is_listed_without_a_flood_of_events()
    {
        await using var house = await House.StartAsync(_folder.Path);
        house.Client.Show(ScriptedClient.Downloading("a", 10));
        house.Client.End(ScriptedClient.Downloading("old", 100) with { Status = DownloadStatus.Failed, Complaint = "Disk is full" });
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.PassAsync(TimeSpan.FromSeconds(5));

        var old = await house.Download("old").GetAsync();
        Assert.Equal("failed", old?.Status);
        Assert.True(old?.SeenBeforeSetup);
        Assert.NotNull(await house.Download("a").GetAsync());
        Assert.DoesNotContain(await house.EventsAsync(), happened => happened.DownloadId is not null);
    }

    [Fact]
    public async Task A_failure_is_told_once_with_its_reason_category_and_severity()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.PassAsync(TimeSpan.FromSeconds(5));
        house.Client.Show(ScriptedClient.Downloading("a", 40));
        await house.PassAsync(TimeSpan.FromSeconds(10));

        house.Client.End(ScriptedClient.Downloading("a", 40) with
        {
            Status = DownloadStatus.Failed,
            Complaint = "Repair failed, not enough repair blocks (12 short)",
            EndedAt = house.Clock.GetUtcNow().AddSeconds(1),
        });
        await house.PassAsync(TimeSpan.FromSeconds(10));
        await house.Sab.PollNowAsync();

        var failed = Assert.Single(await house.EventsAsync(), happened => happened.EventType == EventTypes.DownloadFailed);
        Assert.Equal("a", failed.CorrelationId);
        Assert.Contains("not enough repair blocks", failed.ErrorMessage, StringComparison.Ordinal);
        var download = await house.Download("a").GetAsync();
        Assert.Equal("incomplete", download?.FailureCategory);
        Assert.Equal("high", download?.Severity);
        Assert.NotNull(failed.CausationId);
    }

    [Fact]
    public async Task A_download_frozen_for_two_hours_is_stuck_says_why_and_is_fine_again_when_it_moves()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        house.Client.Show(ScriptedClient.Downloading("a", 37.5));
        await house.PassAsync(TimeSpan.FromMinutes(119));
        Assert.Equal("at_risk", (await house.Download("a").GetAsync())?.Judgement);

        await house.PassAsync(TimeSpan.FromMinutes(3));
        var stuck = await house.Download("a").GetAsync();
        Assert.Equal("stuck", stuck?.Judgement);
        Assert.True(stuck?.Evidence?.StuckMinutes >= 120);
        Assert.Equal(0, stuck?.Evidence?.ProgressChange);
        Assert.Equal(0, stuck?.Evidence?.SizeChangeBytes);

        house.Client.Show(ScriptedClient.Downloading("a", 39));
        await house.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("fine", (await house.Download("a").GetAsync())?.Judgement);
        var told = (await house.EventsAsync()).Select(happened => happened.EventType).ToList();
        Assert.Single(told, EventTypes.DownloadAtRisk);
        Assert.Single(told, EventTypes.DownloadStuck);
        Assert.Single(told, EventTypes.DownloadMoving);
    }

    [Fact]
    public async Task A_restart_at_minute_100_of_a_freeze_is_reported_at_minute_120()
    {
        var client = new ScriptedClient();
        client.Show(ScriptedClient.Downloading("a", 37.5));
        LocalSilo.Tests.ManualClock clock;
        await using (var before = await House.StartAsync(_folder.Path, client: client))
        {
            clock = before.Clock;
            await before.Sab.ConfigureAsync(House.SabSettings);
            await before.PassAsync(TimeSpan.FromMinutes(100));
        }

        clock.Advance(TimeSpan.FromSeconds(30));
        await using var after = await House.StartAsync(_folder.Path, clock, client);
        await after.Sab.GetAsync();
        await after.PassAsync(TimeSpan.FromMinutes(18));
        Assert.Equal("at_risk", (await after.Download("a").GetAsync())?.Judgement);
        Assert.True((await after.Download("a").GetAsync())?.History.Length > 10);

        await after.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal("stuck", (await after.Download("a").GetAsync())?.Judgement);
    }

    [Fact]
    public async Task While_its_client_is_down_nothing_is_judged_and_nothing_is_forgotten()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        house.Client.Show(ScriptedClient.Downloading("a", 37.5));
        await house.PassAsync(TimeSpan.FromMinutes(60));

        house.Client.Fault = new ClientFault(ClientFaultKind.Unreachable, "Nothing answers there.");
        await house.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal("down", (await house.Sab.GetAsync())?.Health);
        var waiting = await house.Download("a").GetAsync();
        Assert.Equal("fine", waiting?.Judgement);
        Assert.Equal("client_not_ready", waiting?.Wait);
        Assert.Null(waiting?.GoneAt);

        house.Client.Fault = null;
        await house.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal("ok", (await house.Sab.GetAsync())?.Health);
        Assert.NotEqual("stuck", (await house.Download("a").GetAsync())?.Judgement);
        var told = (await house.EventsAsync()).Select(happened => happened.EventType).ToList();
        Assert.Single(told, EventTypes.ServiceError);
        Assert.Single(told, EventTypes.ServiceRecovered);
    }

    [Fact]
    public async Task A_download_that_vanished_is_gone_only_after_two_reads_ten_minutes_apart()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        house.Client.Show(ScriptedClient.Downloading("a", 10));
        await house.PassAsync(TimeSpan.FromMinutes(1));

        house.Client.Take("a");
        await house.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Null((await house.Download("a").GetAsync())?.GoneAt);

        // Nothing is forgotten in the first quarter of an hour either.
        await house.PassAsync(TimeSpan.FromMinutes(7));
        Assert.NotNull((await house.Download("a").GetAsync())?.GoneAt);
        Assert.Single(await house.EventsAsync(), happened => happened.EventType == EventTypes.DownloadGone);
    }
}
