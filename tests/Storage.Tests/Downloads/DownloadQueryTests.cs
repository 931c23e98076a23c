using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Tests.Databases;

namespace OrleansMedia.Storage.Tests.Downloads;

public sealed class DownloadQueryTests
{
    private static readonly DateTimeOffset _noon = Some.Noon;

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_sort_in_both_directions_is_read_to_its_end_without_a_gap_or_a_double(Engine engine)
    {
        using var store = await ThirtyAsync(engine);
        foreach (var sort in Enum.GetValues<DownloadSort>())
        {
            foreach (var descending in new[] { false, true })
            {
                var filter = new DownloadFilter { Sort = sort, Descending = descending };
                var read = new List<string>();
                string? cursor = null;
                do
                {
                    var page = (await store.DownloadQuery.ListAsync(filter, cursor, 7, default))!;
                    Assert.InRange(page.Rows.Count, 1, 7);
                    read.AddRange(page.Rows.Select(row => row.Key));
                    cursor = page.NextCursor;
                }
                while (cursor is not null);

                var window = await store.DownloadQuery.WindowAsync(filter, 0, 100, default);
                Assert.Equal(window.Rows.Select(row => row.Key), read);
                Assert.Equal(30, read.Distinct().Count());
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Titles_sort_without_regard_to_case_and_the_newest_come_first_by_default(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SaveAsync(store, Some.Download("1", title: "beta"), Some.Download("2", title: "Alpha") with { CreatedAt = _noon.AddSeconds(1) }, Some.Download("3", title: "Gamma"));

        Assert.Equal(["Alpha", "beta", "Gamma"], await TitlesAsync(store, new() { Sort = DownloadSort.Title, Descending = false }));
        Assert.Equal(["Alpha", "Gamma", "beta"], await TitlesAsync(store, new()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_needs_a_person_most_comes_first(Engine engine)
    {
        using var store = Store.Empty(engine);
        var anchor = new ProgressAnchor(_noon, 1, 1, TimeSpan.Zero);
        await SaveAsync(
            store,
            Some.Download("1", title: "fine"),
            Some.Download("2", title: "at risk") with { Judgement = Judgement.AtRisk, Anchor = anchor },
            Some.Download("3", title: "stuck since noon") with { Judgement = Judgement.Stuck, Anchor = anchor },
            Some.Download("4", title: "stuck since eleven") with { Judgement = Judgement.Stuck, Anchor = anchor with { At = _noon.AddHours(-1) } },
            Some.Download("5", title: "failed") with { Status = DownloadStatus.Failed },
            Some.Download("6", title: "failed before") with { Status = DownloadStatus.Failed, SeenBeforeSetup = true },
            Some.Download("7", title: "not understood") with { Malformed = "size" },
            Some.Download("8", title: "gone") with { Judgement = Judgement.Stuck, GoneAt = _noon });

        Assert.Equal(
            ["stuck since eleven", "stuck since noon", "failed", "at risk", "not understood"],
            await TitlesAsync(store, new() { Sort = DownloadSort.Attention, View = DownloadView.Attention }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_view_lists_what_it_counts(Engine engine)
    {
        using var store = await ThirtyAsync(engine);
        foreach (var filter in new[] { new DownloadFilter(), new() { ClientId = "sab" }, new() { Text = "title 1" }, new() { Application = "radarr", Protocol = "torrent" } })
        {
            var counts = await store.DownloadQuery.CountsAsync(filter, default);
            foreach (var view in Enum.GetValues<DownloadView>())
            {
                var listed = (await store.DownloadQuery.ListAsync(filter with { View = view }, null, 100, default))!.Rows;
                Assert.Equal(counts.Of(view), listed.Count);
                Assert.Equal(counts.Of(view), await store.DownloadQuery.CountAsync(filter with { View = view }, default));
                Assert.All(listed, row => Assert.Equal(view == DownloadView.Gone, row.GoneAt is not null));
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_gone_is_listed_with_the_others_only_when_asked_for(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SaveAsync(store, Some.Download("1", title: "here"), Some.Download("2", title: "gone") with { GoneAt = _noon });

        Assert.Equal(["here"], await TitlesAsync(store, new()));
        Assert.Equal(["gone"], await TitlesAsync(store, new() { View = DownloadView.Gone }));
        Assert.Equal(2, await store.DownloadQuery.CountAsync(new() { IncludeGone = true }, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Text_is_found_in_title_tracker_and_category_and_its_signs_mean_themselves(Engine engine)
    {
        using var store = Store.Empty(engine);
        await SaveAsync(
            store,
            Some.Download("1", title: "100% Real_Show\\x") with { Category = "" },
            Some.Download("2", title: "100 RealXShow") with { Tracker = "tracker.example", Category = "movies-4k" },
            Some.Download("3", title: "Größe") with { Category = "" });

        Assert.Equal(["100% Real_Show\\x"], await TitlesAsync(store, new() { Text = "100% real" }));
        Assert.Equal(["100% Real_Show\\x"], await TitlesAsync(store, new() { Text = "real_show" }));
        Assert.Equal(["100% Real_Show\\x"], await TitlesAsync(store, new() { Text = "w\\x" }));
        Assert.Equal(["100 RealXShow"], await TitlesAsync(store, new() { Text = "TRACKER.ex" }));
        Assert.Equal(["100 RealXShow"], await TitlesAsync(store, new() { Text = "Movies-4" }));
        Assert.Equal(["Größe"], await TitlesAsync(store, new() { Text = "GRÖSSE".Replace("SS", "ß", StringComparison.Ordinal) }));
        Assert.Empty(await TitlesAsync(store, new() { Text = "' OR 1=1 --" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cursor_of_another_order_or_of_nobody_is_refused(Engine engine)
    {
        using var store = await ThirtyAsync(engine);
        var page = (await store.DownloadQuery.ListAsync(new() { Sort = DownloadSort.Title }, null, 5, default))!;

        Assert.NotNull(await store.DownloadQuery.ListAsync(new() { Sort = DownloadSort.Title }, page.NextCursor, 5, default));
        Assert.Null(await store.DownloadQuery.ListAsync(new() { Sort = DownloadSort.Title, Descending = false }, page.NextCursor, 5, default));
        Assert.Null(await store.DownloadQuery.ListAsync(new() { Sort = DownloadSort.Speed }, page.NextCursor, 5, default));
        foreach (var nonsense in new[] { "x", "%%%", "W10", "bnVsbA", "WyJ0aXRsZSIsdHJ1ZSwxLCJ4Il0", new string('A', 5000) })
        {
            Assert.Null(await store.DownloadQuery.ListAsync(new() { Sort = DownloadSort.Title }, nonsense, 5, default));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_window_gives_the_rows_at_a_position_and_the_total(Engine engine)
    {
        using var store = await ThirtyAsync(engine);
        var filter = new DownloadFilter { Sort = DownloadSort.Added, Descending = false, IncludeGone = true };
        var window = await store.DownloadQuery.WindowAsync(filter, 10, 3, default);

        Assert.Equal(33, window.Total);
        Assert.Equal(["sab/item-10", "qbit/item-11", "sab/item-12"], window.Rows.Select(row => row.Key));
        Assert.Empty((await store.DownloadQuery.WindowAsync(filter, 1000, 3, default)).Rows);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Statistics_count_rings_and_the_samples_since(Engine engine)
    {
        using var store = Store.Empty(engine);
        await store.Clients.SaveAsync(Some.Save(Some.Client()));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("1") with { Judgement = Judgement.Stuck }, history: Some.Ring(_noon, _noon.AddSeconds(5))));
        await store.Downloads.SaveAsync(Some.Save(Some.Download("2") with { EndedAt = _noon }));
        await store.Clients.SavePollAsync(Some.Poll(_noon.AddSeconds(10), Some.Sample("1", _noon.AddSeconds(10))));

        Assert.Equal(new ProgressStatistics(1, 3, 3, 1, 0), await store.ProgressQuery.StatisticsAsync(default));
    }

    private static async Task<Store> ThirtyAsync(Engine engine)
    {
        var store = Store.Empty(engine);
        var statuses = Enum.GetValues<DownloadStatus>();
        await SaveAsync(store, [.. Enumerable.Range(0, 33).Select(i => Some.Download($"item-{i}", i % 2 == 0 ? "sab" : "qbit", $"Title {i % 10}") with
        {
            Status = statuses[i % statuses.Length],
            Protocol = i % 2 == 0 ? DownloadProtocol.Usenet : DownloadProtocol.Torrent,
            SourceApplication = i % 3 == 0 ? "radarr" : "sonarr",
            Judgement = (Judgement)(i % 3),
            ProgressPercent = i / 7.0,
            SizeLeftBytes = i % 5 * 1000,
            CreatedAt = _noon.AddSeconds(i),
            GoneAt = i >= 30 ? _noon : null,
        })]);
        return store;
    }

    private static async Task SaveAsync(Store store, params DownloadState[] states)
    {
        foreach (var state in states)
        {
            await store.Downloads.SaveAsync(Some.Save(state));
        }
    }

    private static async Task<IEnumerable<string>> TitlesAsync(Store store, DownloadFilter filter) =>
        (await store.DownloadQuery.ListAsync(filter, null, 100, default))!.Rows.Select(row => row.Title);
}
