using System.Text;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Grains.DownloadClients;
using OrleansMedia.Grains.Interfaces;

namespace OrleansMedia.Grains.Tests.DownloadClients;

public sealed class DownloadClientTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Wrong_settings_are_refused_field_by_field_and_nothing_is_kept()
    {
        await using var house = await House.StartAsync(_folder.Path);
        var result = await house.Sab.ConfigureAsync(House.SabSettings with { Name = "", Url = "ftp://nas", Secret = "" });

        Assert.Equal(CommandOutcome.Invalid, result.Outcome);
        Assert.Equal(["name", "secret", "url"], result.Errors.Select(error => error.Field).Order());
        Assert.Null(await house.Sab.GetAsync());
        Assert.Equal(0, house.Client.QueueReads);
    }

    [Fact]
    public async Task The_secret_reaches_the_client_and_lies_nowhere_in_clear()
    {
        await using (var house = await House.StartAsync(_folder.Path))
        {
            await house.Sab.ConfigureAsync(House.SabSettings);
            await house.PassAsync(TimeSpan.FromSeconds(5));
            Assert.Equal(House.SabSettings.Secret, house.Client.Address?.Secret);
            Assert.True((await house.Sab.GetAsync())?.HasSecret);
        }

        var secret = Encoding.UTF8.GetBytes(House.SabSettings.Secret!);
        foreach (var file in Directory.EnumerateFiles(_folder.Path))
        {
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(secret));
        }
    }

    [Fact]
    public async Task An_empty_secret_keeps_the_stored_one()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.Sab.ConfigureAsync(House.SabSettings with { Name = "Usenet", Secret = "" });

        Assert.Equal(House.SabSettings.Secret, house.Client.Address?.Secret);
        Assert.Equal("Usenet", (await house.Sab.GetAsync())?.Name);
    }

    [Fact]
    public async Task A_stored_secret_is_sent_to_no_other_place_than_it_was_entered_for()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        var elsewhere = House.SabSettings with { Url = "http://127.0.0.1:9999", Secret = "" };

        Assert.Equal("secret", (await house.Sab.TestAsync(elsewhere)).Field);
        Assert.Equal("secret", Assert.Single((await house.Sab.ConfigureAsync(elsewhere)).Errors).Field);
        Assert.Equal(CommandOutcome.Done, (await house.Sab.ConfigureAsync(elsewhere with { Url = $"{House.SabSettings.Url}/sabnzbd" })).Outcome);
        Assert.Equal(CommandOutcome.Done, (await house.Sab.ConfigureAsync(elsewhere with { Secret = "fedcba9876543210" })).Outcome);
    }

    [Fact]
    public async Task Downloads_of_a_client_that_is_not_watched_do_not_look_alive()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        house.Client.Show(ScriptedClient.Downloading("a", 10));
        await house.PassAsync(TimeSpan.FromSeconds(10));
        await house.Sab.PauseAsync();

        Assert.Equal("client_not_ready", (await house.Download("a").GetAsync())?.Wait);
    }

    [Fact]
    public async Task After_a_restart_downloads_of_a_client_that_is_down_wait_too()
    {
        var client = new ScriptedClient();
        client.Show(ScriptedClient.Downloading("a", 10));
        LocalSilo.Tests.ManualClock clock;
        await using (var before = await House.StartAsync(_folder.Path, client: client))
        {
            clock = before.Clock;
            await before.Sab.ConfigureAsync(House.SabSettings);
            await before.PassAsync(TimeSpan.FromMinutes(2));
            Assert.Equal("none", (await before.Download("a").GetAsync())?.Wait);
        }

        client.Fault = new ClientFault(ClientFaultKind.Unreachable, "Nothing answers there.");
        await using var after = await House.StartAsync(_folder.Path, clock, client);
        await after.Sab.GetAsync();
        await after.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("client_not_ready", (await after.Download("a").GetAsync())?.Wait);

        client.Fault = null;
        await after.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal("none", (await after.Download("a").GetAsync())?.Wait);
    }

    [Fact]
    public async Task A_client_that_is_down_is_asked_less_and_less_often()
    {
        await using var house = await House.StartAsync(_folder.Path);
        house.Client.Fault = new ClientFault(ClientFaultKind.Unreachable, "Nothing answers there.");
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.PassAsync(TimeSpan.FromHours(1));

        // 5, 10, 20, 40, 80, 160 seconds, then every 300: about 17 tries in an hour instead of 720.
        Assert.InRange(house.Client.QueueReads, 10, 20);
        Assert.Equal("down", (await house.Sab.GetAsync())?.Health);
    }

    [Fact]
    public async Task A_wrong_key_is_told_at_once_and_not_hammered()
    {
        await using var house = await House.StartAsync(_folder.Path);
        house.Client.Fault = new ClientFault(ClientFaultKind.Unauthorized, "SABnzbd refuses this API key.");
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.PassAsync(TimeSpan.FromSeconds(5));

        var client = await house.Sab.GetAsync();
        Assert.Equal("needs_you", client?.Health);
        Assert.Equal("SABnzbd refuses this API key.", client?.FaultMessage);
        await house.PassAsync(TimeSpan.FromMinutes(14));
        Assert.InRange(house.Client.QueueReads, 1, 4);
    }

    [Fact]
    public async Task New_settings_end_the_waiting_at_once()
    {
        await using var house = await House.StartAsync(_folder.Path);
        house.Client.Fault = new ClientFault(ClientFaultKind.Unauthorized, "SABnzbd refuses this API key.");
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.PassAsync(TimeSpan.FromSeconds(5));

        house.Client.Fault = null;
        await house.Sab.ConfigureAsync(House.SabSettings with { Secret = "fedcba9876543210" });
        await house.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("ok", (await house.Sab.GetAsync())?.Health);
    }

    [Fact]
    public async Task A_slow_client_keeps_nobody_waiting_for_its_page_or_its_pause()
    {
        await using var house = await House.StartAsync(_folder.Path);
        house.Client.Hold = new TaskCompletionSource();
        await house.Sab.ConfigureAsync(House.SabSettings);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await House.UntilAsync(() => Task.FromResult(house.Client.QueueReads > 0));

        Assert.Equal("not_contacted", (await house.Sab.GetAsync())?.Health);
        Assert.Equal(CommandOutcome.Done, (await house.Sab.PauseAsync()).Outcome);
        Assert.Equal("paused", (await house.Sab.GetAsync())?.Health);
    }

    [Fact]
    public async Task A_paused_client_is_not_read_and_a_resumed_one_is()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.PassAsync(TimeSpan.FromSeconds(10));
        await house.Sab.PauseAsync();
        var reads = house.Client.QueueReads;
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(CommandOutcome.Conflict, (await house.Sab.PollNowAsync()).Outcome);
        Assert.Equal(reads, house.Client.QueueReads);

        await house.Sab.ResumeAsync();
        await house.PassAsync(TimeSpan.FromSeconds(10));
        Assert.True(house.Client.QueueReads > reads);
        var told = (await house.EventsAsync()).Select(happened => happened.EventType).ToList();
        Assert.Contains(EventTypes.MonitoringStopped, told);
        Assert.Contains(EventTypes.MonitoringStarted, told);
    }

    [Fact]
    public async Task The_history_is_read_every_two_minutes_and_at_once_when_a_person_asks()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        await house.PassAsync(TimeSpan.FromSeconds(100));
        Assert.Equal(1, house.Client.HistoryReads);

        await house.Sab.PollNowAsync();
        Assert.Equal(2, house.Client.HistoryReads);
        await house.PassAsync(TimeSpan.FromSeconds(130));
        Assert.Equal(3, house.Client.HistoryReads);
        Assert.Equal(3, (await house.EventsAsync()).Count(happened => happened.EventType == EventTypes.QueuePolled));
    }

    [Fact]
    public async Task A_removed_client_leaves_nothing_behind_but_its_activity()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        house.Client.Show(ScriptedClient.Downloading("a", 10));
        await house.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(CommandOutcome.Done, (await house.Sab.RemoveAsync()).Outcome);

        var reads = house.Client.QueueReads;
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await house.Sab.GetAsync());
        Assert.Equal(reads, house.Client.QueueReads);
        Assert.Null(await house.Reminders.NextDueAsync(CancellationToken.None));
        Assert.NotEmpty(await house.EventsAsync());
    }

    [Fact]
    public async Task A_reminder_that_is_answered_moves_on_by_a_minute()
    {
        await using var house = await House.StartAsync(_folder.Path);
        await house.Sab.ConfigureAsync(House.SabSettings);
        var due = await house.Reminders.NextDueAsync(CancellationToken.None);
        Assert.Equal(house.Clock.GetUtcNow() + DownloadClientGrain.WatchReminderPeriod, due);

        await house.PassAsync(TimeSpan.FromSeconds(61));
        await house.Sab.RemindAsync(DownloadClientGrain.WatchReminder, due!.Value);
        Assert.Equal(house.Clock.GetUtcNow() + DownloadClientGrain.WatchReminderPeriod, await house.Reminders.NextDueAsync(CancellationToken.None));
    }
}
