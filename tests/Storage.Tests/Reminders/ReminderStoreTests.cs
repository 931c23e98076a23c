using OrleansMedia.Domain.Reminders;
using OrleansMedia.Storage.Tests.Databases;
using OrleansMedia.Storage.Tests.Downloads;

namespace OrleansMedia.Storage.Tests.Reminders;

public sealed class ReminderStoreTests
{
    // Long past, so that they are due by the database's own clock too.
    private static readonly DateTimeOffset _noon = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(1);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_due_is_claimed_earliest_first_and_what_is_not_due_stays(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SetAsync(store, "late", _noon.AddSeconds(2));
        await SetAsync(store, "early", _noon);
        await SetAsync(store, "future", Now.AddYears(1));

        var due = await store.Reminders.ClaimDueAsync(Now, _lease, 10, default);

        Assert.Equal(["sab/early", "sab/late"], due.Select(reminder => reminder.GrainKey));
        Assert.Equal(new DueReminder("download", "sab/early", "watch", _noon, 0), due[0]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task No_more_are_claimed_than_asked_for(Engine engine)
    {
        using var store = Store.Empty(engine);
        for (var i = 0; i < 5; i++)
        {
            await SetAsync(store, $"item-{i}", _noon.AddSeconds(i));
        }

        Assert.Equal(["sab/item-0", "sab/item-1", "sab/item-2"], (await store.Reminders.ClaimDueAsync(Now, _lease, 3, default)).Select(due => due.GrainKey));
        Assert.Equal(["sab/item-3", "sab/item-4"], (await store.Reminders.ClaimDueAsync(Now, _lease, 3, default)).Select(due => due.GrainKey));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_claimed_wake_up_is_offered_again_when_its_claim_has_ended_and_counts_the_attempt(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SetAsync(store, "item", _noon);
        Assert.Single(await store.Reminders.ClaimDueAsync(Now, _lease, 10, default));
        Assert.Empty(await store.Reminders.ClaimDueAsync(Now, _lease, 10, default));

        await SetAsync(store, "other", _noon);
        Assert.Single(await store.Reminders.ClaimDueAsync(Now, TimeSpan.FromTicks(-1), 10, default));
        var again = Assert.Single(await store.Reminders.ClaimDueAsync(Now, _lease, 10, default));
        Assert.Equal(("sab/other", 1), (again.GrainKey, again.Attempts));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Claimers_at_the_same_time_never_get_the_same_wake_up(Engine engine)
    {
        using var store = Store.Empty(engine);
        for (var i = 0; i < 200; i++)
        {
            await SetAsync(store, $"item-{i}", _noon.AddSeconds(i));
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.Reminders.ClaimDueAsync(Now, _lease, 25, default))));
        var keys = claims.SelectMany(claim => claim.Select(due => due.GrainKey)).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
        while (await store.Reminders.ClaimDueAsync(Now, _lease, 25, default) is { Count: > 0 } rest)
        {
            keys.AddRange(rest.Select(due => due.GrainKey));
        }

        Assert.Equal(200, keys.Distinct().Count());
        Assert.Equal(200, keys.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wake_up_is_consumed_only_where_it_is_still_due_at_the_time_that_was_claimed(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SetAsync(store, "item", _noon);
        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 1, [new ReminderChange("watch", _noon.AddSeconds(9))]));

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 2, [new ReminderChange("watch", null, Consumes: _noon)]));
        Assert.Equal(_noon.AddSeconds(9), await store.Reminders.NextDueAsync(default));

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 3, [new ReminderChange("watch", _noon.AddSeconds(60), Consumes: _noon)]));
        Assert.Equal(_noon.AddSeconds(9), await store.Reminders.NextDueAsync(default));

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 4, [new ReminderChange("watch", _noon.AddSeconds(60), Consumes: _noon.AddSeconds(9))]));
        Assert.Equal(_noon.AddSeconds(60), await store.Reminders.NextDueAsync(default));

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 5, [new ReminderChange("watch", null, Consumes: _noon.AddSeconds(60))]));
        Assert.Null(await store.Reminders.NextDueAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wake_up_is_set_anew_and_taken_back_whatever_it_was(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SetAsync(store, "item", _noon);
        await store.Reminders.ClaimDueAsync(Now, _lease, 10, default);

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 1, [new ReminderChange("watch", _noon.AddSeconds(1))]));
        var due = Assert.Single(await store.Reminders.ClaimDueAsync(Now, _lease, 10, default));
        Assert.Equal((_noon.AddSeconds(1), 0), (due.DueAt, due.Attempts));

        await store.Downloads.SaveAsync(Some.Save(Some.Download(), 2, [new ReminderChange("watch", null)]));
        Assert.Null(await store.Reminders.NextDueAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wake_up_that_is_put_off_keeps_its_due_time_and_is_offered_later(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SetAsync(store, "item", _noon);
        var due = Assert.Single(await store.Reminders.ClaimDueAsync(Now, _lease, 10, default));

        await store.Reminders.PutOffAsync(due, _noon.AddHours(1), default);

        Assert.Equal(_noon.AddHours(1), await store.Reminders.NextDueAsync(default));
        var again = Assert.Single(await store.Reminders.ClaimDueAsync(Now, _lease, 10, default));
        Assert.Equal(_noon, again.DueAt);
        Assert.Equal(1, again.Attempts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wake_ups_outlive_a_restart(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SetAsync(store, "item", _noon);
        store.Restart();
        Assert.Single(await store.Reminders.ClaimDueAsync(Now, _lease, 10, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_a_wake_up_there_is_no_next_one(Engine engine)
    {
        using var store = Store.Empty(engine);
        Assert.Null(await store.Reminders.NextDueAsync(default));
        Assert.Empty(await store.Reminders.ClaimDueAsync(Now, _lease, 10, default));
    }

    private static Task SetAsync(Store store, string item, DateTimeOffset due) =>
        store.Downloads.SaveAsync(Some.Save(Some.Download(item), 0, [new ReminderChange("watch", due)]));
}
