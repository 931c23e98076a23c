using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Reminders;
using OrleansMedia.Storage.Tests.Databases;

namespace OrleansMedia.Storage.Tests.Downloads;

public sealed class DownloadStoreTests
{
    private static readonly DateTimeOffset _noon = Some.Noon;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_download_that_was_never_saved_is_not_there(Engine engine)
    {
        using var store = Store.Empty(engine);
        Assert.Null(await store.Downloads.LoadAsync(new DownloadKey("sab", "item"), default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_saved_download_comes_back_equal_in_every_field(Engine engine)
    {
        using var store = Store.Empty(engine);
        var state = Some.Download() with
        {
            Protocol = DownloadProtocol.Torrent,
            RawStatus = "stalledDL",
            Wait = WaitReason.QueuePaused,
            ProgressPercent = 33.333,
            Labels = "a,b",
            Tracker = "tracker.example",
            Complaint = "no seeds",
            StoragePath = "/data/ü",
            FailureReason = "it's \"broken\" 🎬",
            FailureCategory = FailureCategory.PasswordProtected,
            Severity = Severity.Critical,
            SeenBeforeSetup = true,
            Judgement = Judgement.AtRisk,
            JudgementTold = Judgement.Stuck,
            Evidence = new StuckEvidence(91.5, 120, 0.1, 1, 5, 104_857_600, _noon.AddMinutes(-91.5), "0 of 4 seeds connected"),
            Anchor = new ProgressAnchor(_noon.AddMinutes(-91.5).AddTicks(7), 33.3, 600_000, TimeSpan.FromTicks(12_345_678_901)),
            Malformed = "size",
            LastEventId = "event-0",
            AddedAt = _noon.AddHours(-2),
            EndedAt = _noon.AddHours(-1),
            GoneAt = _noon.AddMinutes(-1),
            UpdatedAt = _noon.AddTicks(1_234_567),
        };

        // A field that says nothing here could be forgotten by the store without anybody noticing.
        Assert.Empty(typeof(DownloadState).GetProperties().Where(property => property.CanWrite && SaysNothing(property.GetValue(state))).Select(property => property.Name));

        var ring = Some.Ring(_noon);
        var outcome = await store.Downloads.SaveAsync(Some.Save(state, history: ring));

        Assert.Equal(1, outcome.Version);
        store.Restart();
        var read = await store.Downloads.LoadAsync(state.Key, default);
        Assert.Equal(state, read!.State);
        Assert.Equal(1, read.Version);
        Assert.Equal(ring, read.History.ToArray());
        Assert.Empty(read.Samples);
        Assert.Null(read.ClientPolledAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_save_with_an_old_version_is_a_conflict_and_leaves_nothing_behind(Engine engine)
    {
        using var store = Store.Empty(engine);
        var state = Some.Download();
        await store.Downloads.SaveAsync(Some.Save(state));
        await store.Downloads.SaveAsync(Some.Save(state with { Title = "Second" }, expected: 1));

        var late = await store.Downloads.SaveAsync(Some.Save(state with { Title = "Late" }, 1, [new("watch", _noon)], [Some.Event()], Some.Ring(_noon)));
        var again = await store.Downloads.SaveAsync(Some.Save(state with { Title = "Again" }, 0, [new("watch", _noon)], [Some.Event()]));

        Assert.True(late.IsConflict);
        Assert.True(again.IsConflict);
        var read = await store.Downloads.LoadAsync(state.Key, default);
        Assert.Equal("Second", read!.State.Title);
        Assert.Equal(2, read.Version);
        Assert.True(read.History.IsEmpty);
        Assert.Equal("Second", (await store.DownloadQuery.FindAsync("sab", "item", default))!.Title);
        Assert.Null(await store.Reminders.NextDueAsync(default));
        Assert.Empty((await store.Activity.ReadAfterAsync(0, 10, default)).Events);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task State_row_reminder_and_event_are_saved_together(Engine engine)
    {
        using var store = Store.Empty(engine);
        var happened = Some.Event() with { CausationId = "cause", DetailsJson = """{"a":1}""", ErrorMessage = "no", Outcome = Outcome.InProgress };

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 0, [new ReminderChange("watch", _noon.AddTicks(3))], [happened]));

        Assert.Equal(_noon.AddTicks(3), await store.Reminders.NextDueAsync(default));
        Assert.Equal(happened, Assert.Single((await store.Activity.ReadAfterAsync(0, 10, default)).Events));
        Assert.Equal("downloading", (await store.DownloadQuery.FindAsync("sab", "item", default))!.Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_that_save_the_same_version_at_once_one_wins(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Downloads.SaveAsync(Some.Save(Some.Download()));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            store.Downloads.SaveAsync(Some.Save(Some.Download(title: $"Title {i}"), 1, events: [Some.Event($"event-{i}")]))));

        Assert.Single(outcomes, outcome => !outcome.IsConflict);
        Assert.Single((await store.Activity.ReadAfterAsync(0, 100, default)).Events);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_save_that_the_database_refuses_fails_alone(Engine engine)
    {
        using var store = Store.Empty(engine);
        var saves = Enumerable.Range(0, 50).Select(i => store.Downloads.SaveAsync(Some.Save(
            Some.Download($"item-{i}"),
            events: [Some.Event($"event-{i}") with { Action = i == 25 ? null! : "fine" }]))).ToList();

        for (var i = 0; i < saves.Count; i++)
        {
            if (i == 25)
            {
                await Assert.ThrowsAnyAsync<Exception>(() => saves[25]);
            }
            else
            {
                Assert.Equal(1, (await saves[i]).Version);
            }
        }

        Assert.Null(await store.Downloads.LoadAsync(new DownloadKey("sab", "item-25"), default));
        Assert.Equal(49, await store.DownloadQuery.CountAsync(new(), default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Samples_up_to_a_saved_ring_are_dropped_and_later_ones_come_back_with_it(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Clients.SaveAsync(Some.Save(Some.Client()));
        await store.Downloads.SaveAsync(Some.Save(Some.Download()));
        for (var i = 1; i <= 4; i++)
        {
            await store.Clients.SavePollAsync(Some.Poll(_noon.AddSeconds(5 * i), Some.Sample("item", _noon.AddSeconds(5 * i).AddTicks(77), 60 + i)));
        }

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 1, history: Some.Ring(_noon.AddSeconds(5), _noon.AddSeconds(10))));

        var read = await store.Downloads.LoadAsync(new DownloadKey("sab", "item"), default);
        Assert.Equal(Some.Ring(_noon.AddSeconds(5), _noon.AddSeconds(10)), read!.History.ToArray());
        Assert.Equal([_noon.AddSeconds(15).AddTicks(77).UtcDateTime, _noon.AddSeconds(20).AddTicks(77).UtcDateTime], read.Samples.Select(sample => sample.At));
        Assert.Equal([63f, 64f], read.Samples.Select(sample => sample.ProgressPercent));
        Assert.All(read.Samples, sample => Assert.Equal(DateTimeKind.Utc, sample.At.Kind));
        Assert.Equal(_noon.AddSeconds(20), read.ClientPolledAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_save_without_a_ring_leaves_the_stored_ring_alone(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Downloads.SaveAsync(Some.Save(Some.Download(), history: Some.Ring(_noon)));
        await store.Downloads.SaveAsync(Some.Save(Some.Download(title: "New"), 1));

        var read = await store.Downloads.LoadAsync(new DownloadKey("sab", "item"), default);
        Assert.Equal(Some.Ring(_noon), read!.History.ToArray());
    }

    private static bool SaysNothing(object? value) => value is null or "" || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())));
}
