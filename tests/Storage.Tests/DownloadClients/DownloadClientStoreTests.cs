using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Reminders;
using OrleansMedia.Storage.Tests.Databases;
using OrleansMedia.Storage.Tests.Downloads;

namespace OrleansMedia.Storage.Tests.DownloadClients;

public sealed class DownloadClientStoreTests
{
    private static readonly DateTimeOffset _noon = Some.Noon;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_saved_client_comes_back_equal_in_every_field(Engine engine)
    {
        using var store = Store.Empty(engine);
        var state = Some.Client() with
        {
            Kind = DownloadClientKind.Qbittorrent,
            Username = "admin",
            ProtectedSecret = "CfDJ8…",
            AcceptAnyCertificate = true,
            Paused = true,
            Health = ClientHealth.NeedsYou,
            FaultMessage = "The password is wrong.",
            FaultKind = ClientFaultKind.Unauthorized,
            FaultCount = 3,
            Version = "5.0.3",
            IsSupported = false,
            HistoryWatermark = "42",
            FirstHistoryAt = _noon.AddTicks(9),
            Warnings = [new ClientWarning(_noon, "Disk full"), new ClientWarning(null, "Login failed")],
            LastEventId = "event-9",
        };

        Assert.Equal(1, (await store.Clients.SaveAsync(Some.Save(state))).Version);
        store.Restart();
        var read = (await store.Clients.LoadAsync("sab", default))!;

        Assert.Equal(1, read.Version);
        Assert.Equal(state.Warnings, read.State.Warnings);
        Assert.Equal(state, read.State with { Warnings = state.Warnings });
        Assert.Equal(["sab"], await store.Clients.IdsAsync(default));
        Assert.Null(await store.Clients.LoadAsync("other", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_save_with_an_old_version_is_a_conflict(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Clients.SaveAsync(Some.Save(Some.Client()));

        Assert.True((await store.Clients.SaveAsync(Some.Save(Some.Client(name: "Twice"), 0, events: [Some.Event()]))).IsConflict);
        Assert.Equal(2, (await store.Clients.SaveAsync(Some.Save(Some.Client(name: "New"), 1))).Version);
        Assert.True((await store.Clients.SaveAsync(Some.Save(Some.Client(name: "Late"), 1, [new ReminderChange("poll", _noon)], [Some.Event()]))).IsConflict);

        Assert.Equal("New", (await store.Clients.LoadAsync("sab", default))!.State.Name);
        Assert.Empty((await store.Activity.ReadAfterAsync(0, 10, default)).Events);
        Assert.Null(await store.Reminders.NextDueAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_poll_stores_samples_moves_rows_along_and_notes_that_the_client_was_read(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Clients.SaveAsync(Some.Save(Some.Client()));
        await store.Downloads.SaveAsync(Some.Save(Some.Download()));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("still")));

        await store.Clients.SavePollAsync(Some.Poll(_noon.AddSeconds(5), Some.Sample("item", _noon.AddSeconds(5), 62.5f, 375_000)));

        var row = (await store.DownloadQuery.FindAsync("sab", "item", default))!;
        Assert.Equal((62.5, 375_000L, 5_000L, TimeSpan.FromMinutes(3)), (row.ProgressPercent, row.SizeLeftBytes, row.SpeedBytesPerSecond, row.TimeLeft));
        Assert.Equal(60, (await store.DownloadQuery.FindAsync("sab", "still", default))!.ProgressPercent);
        var client = (await store.ClientQuery.FindAsync("sab", default))!;
        Assert.Equal((_noon.AddSeconds(5), 5_000L, 1_000_000_000L), (client.LastPollAt, client.SpeedBytesPerSecond, client.FreeBytes));
        var stored = (await store.Downloads.LoadAsync(new DownloadKey("sab", "item"), default))!;
        Assert.Equal(new ProgressSnapshot(_noon.AddSeconds(5).UtcDateTime, 375_000, 62.5f, DownloadStatus.Downloading, WaitReason.None), Assert.Single(stored.Samples));
        Assert.Equal(_noon.AddSeconds(5), (await store.Downloads.LoadAsync(new DownloadKey("sab", "still"), default))!.ClientPolledAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sample_that_comes_before_the_first_save_of_its_download_is_kept(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Clients.SaveAsync(Some.Save(Some.Client()));
        await store.Clients.SavePollAsync(Some.Poll(_noon, Some.Sample("item", _noon)));
        await store.Downloads.SaveAsync(Some.Save(Some.Download()));

        Assert.Single((await store.Downloads.LoadAsync(new DownloadKey("sab", "item"), default))!.Samples);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Samples_older_than_what_is_kept_are_dropped_by_the_next_poll(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Clients.SaveAsync(Some.Save(Some.Client()));
        await store.Downloads.SaveAsync(Some.Save(Some.Download()));
        await store.Clients.SavePollAsync(Some.Poll(_noon, Some.Sample("item", _noon)));
        await store.Clients.SavePollAsync(Some.Poll(_noon.AddHours(1), Some.Sample("item", _noon.AddHours(1))));

        await store.Clients.SavePollAsync(Some.Poll(_noon.AddHours(4.5)));

        Assert.Equal(_noon.AddHours(1).UtcDateTime, Assert.Single((await store.Downloads.LoadAsync(new DownloadKey("sab", "item"), default))!.Samples).At);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_poll_of_a_client_that_was_removed_leaves_nothing_behind(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Clients.SavePollAsync(Some.Poll(_noon, Some.Sample("item", _noon)));
        await store.Clients.SaveAsync(Some.Save(Some.Client()));
        await store.Downloads.SaveAsync(Some.Save(Some.Download()));

        Assert.Empty((await store.Downloads.LoadAsync(new DownloadKey("sab", "item"), default))!.Samples);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Known_downloads_are_those_that_have_not_gone(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Downloads.SaveAsync(Some.Save(Some.Download("here")));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("gone") with { GoneAt = _noon }));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("elsewhere", "qbit")));

        Assert.Equal(new KnownDownload("here", DownloadStatus.Downloading), Assert.Single(await store.Clients.KnownDownloadsAsync("sab", default)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Removing_a_client_takes_its_downloads_samples_and_wake_ups_along_and_leaves_others_and_the_activity(Engine engine)
    {
        using var store = Store.Empty(engine);
        foreach (var id in new[] { "sab", "sab2" })
        {
            await store.Clients.SaveAsync(Some.Save(Some.Client(id), 0, [new ReminderChange("poll", _noon)], [Some.Event($"client-{id}")]));
            await store.Downloads.SaveAsync(Some.Save(Some.Download("item", id), 0, [new ReminderChange("watch", _noon)], [Some.Event($"download-{id}")]));
        }

        await store.Clients.SavePollAsync(Some.Poll(_noon, Some.Sample("item", _noon)));

        Assert.True((await store.Clients.RemoveAsync("sab", 7, [])).IsConflict);
        Assert.False((await store.Clients.RemoveAsync("sab", 1, [Some.Event("removed")])).IsConflict);

        Assert.Equal(["sab2"], await store.Clients.IdsAsync(default));
        Assert.Null(await store.Downloads.LoadAsync(new DownloadKey("sab", "item"), default));
        Assert.NotNull(await store.Downloads.LoadAsync(new DownloadKey("sab2", "item"), default));
        Assert.Equal("sab2", Assert.Single((await store.DownloadQuery.ListAsync(new(), null, 10, default))!.Rows).ClientId);
        Assert.Equal(0, (await store.ProgressQuery.StatisticsAsync(default)).Samples);
        var due = await store.Reminders.ClaimDueAsync(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1), 10, default);
        Assert.All(due, reminder => Assert.StartsWith("sab2", reminder.GrainKey, StringComparison.Ordinal));
        Assert.Equal(5, (await store.Activity.ReadAfterAsync(0, 10, default)).Events.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_list_of_clients_counts_their_downloads(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Clients.SaveAsync(Some.Save(Some.Client("b", "zeta")));
        await store.Clients.SaveAsync(Some.Save(Some.Client("a", "Alpha") with { Health = ClientHealth.Down, FaultMessage = "It does not answer." }));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("1", "b")));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("2", "b") with { Judgement = Judgement.Stuck }));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("3", "b") with { Status = DownloadStatus.Paused }));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("4", "b") with { GoneAt = _noon }));

        var rows = await store.ClientQuery.ListAsync(default);

        Assert.Equal(["Alpha", "zeta"], rows.Select(row => row.Name));
        Assert.Equal(("down", "It does not answer.", 0), (rows[0].Health, rows[0].FaultMessage, rows[0].Downloads));
        Assert.Equal((3, 2, 1, 1, 1), (rows[1].Downloads, rows[1].Downloading, rows[1].Waiting, rows[1].Stuck, rows[1].Attention));
        Assert.Null(rows[1].LastPollAt);
    }
}
