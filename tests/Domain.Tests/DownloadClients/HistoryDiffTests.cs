using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using static OrleansMedia.Domain.Tests.DownloadClients.Items;

namespace OrleansMedia.Domain.Tests.DownloadClients;

/// <summary>A client whose finished downloads move from its queue to its history.</summary>
public sealed class HistoryDiffTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly QueueDiff _usenet = new(DownloadClientKind.Sabnzbd);

    [Fact]
    public void What_left_the_queue_is_looked_for_in_the_history_at_once()
    {
        Queue(0, Item("a"), Item("b"));

        Assert.True(Queue(5, Item("b")).NeedsHistoryNow);
        Assert.Equal("a", Ids(History(6, Done("a")).Changed));
        Assert.False(Queue(10, Item("b")).NeedsHistoryNow);
        Assert.Empty(History(2000, Done("a")).Gone);
        Assert.Equal((2, 1), (_usenet.Count, _usenet.InQueue));
    }

    [Fact]
    public void What_is_in_neither_is_gone_ten_minutes_after_the_history_lacked_it()
    {
        Queue(0, Item("a"));
        Queue(5);

        Assert.Empty(Queue(1000).Gone);
        Assert.Empty(History(1001).Gone);
        Assert.Empty(Queue(1700).Gone);
        Assert.Equal(["a"], History(1701).Gone);
    }

    [Fact]
    public void An_item_that_fails_in_the_queue_wants_the_history_read()
    {
        Queue(0, Item("a"));

        Assert.True(Queue(5, Item("a", DownloadStatus.Failed)).NeedsHistoryNow);
        Assert.False(Queue(10, Item("a", DownloadStatus.Failed)).NeedsHistoryNow);
    }

    [Fact]
    public void While_the_queue_shows_it_the_history_waits_even_if_it_says_nothing_new_later()
    {
        Queue(0, Item("a"));

        Assert.Empty(History(1, Done("a")).Changed);
        Assert.True(Queue(5).NeedsHistoryNow);
        var ended = Assert.Single(Unchanged(6).Changed);
        Assert.Equal(DownloadStatus.Completed, ended.Status);
    }

    [Fact]
    public void A_failed_item_that_is_retried_under_its_own_id_is_the_one_in_the_queue()
    {
        History(0, Item("a", DownloadStatus.Failed));

        var retried = Assert.Single(Queue(5, Item("a")).Changed);
        Assert.Equal(DownloadStatus.Downloading, retried.Status);
        Assert.Empty(History(10, Item("a", DownloadStatus.Failed)).Changed);
        Assert.Equal("a", Ids(Queue(15, Item("a")).Watched));
        History(20);
        Queue(25);
        Assert.Equal(DownloadStatus.Completed, Assert.Single(History(26, Done("a")).Changed).Status);
    }

    [Fact]
    public void What_is_cleared_from_a_whole_history_is_gone_after_ten_minutes()
    {
        History(0, Done("a"), Done("b"));

        Assert.Equal(["b"], History(100, Done("a")).Missing);
        Assert.Empty(Unchanged(600).Gone);
        Assert.Equal(["b"], Unchanged(700).Gone);
    }

    [Fact]
    public void A_part_of_the_history_says_nothing_of_what_ended_before_it()
    {
        History(0, Done("new", endedAt: 0), Done("older", endedAt: -50), Done("oldest", endedAt: -100));

        var part = _usenet.ApplyHistory(new([Done("newest", endedAt: 50), Done("older", endedAt: -50)], "m2", false, false, 0), Start.AddSeconds(60));

        Assert.Equal(["new"], part.Missing);
        Assert.Equal("newest", Ids(part.Added));
    }

    [Fact]
    public void Of_a_long_history_the_old_part_is_not_told_again_but_its_changes_are()
    {
        var items = Enumerable.Range(0, 1000).Select(i => Done($"h{i}", endedAt: -i)).ToArray();
        Assert.Equal(1000, History(0, items).Added.Count);
        Assert.Equal(200, _usenet.Count);

        var again = History(120, items);
        Assert.Equal((0, 0, 0), (again.Added.Count, again.Changed.Count, again.Missing.Count));

        items[900] = items[900] with { Category = "tv" };
        again = History(240, items);
        Assert.Equal("h900", Ids(again.Added.Concat(again.Changed)));
        Assert.Empty(History(360, items).Added);
    }

    [Fact]
    public void What_vanished_while_we_were_not_running_is_looked_for_in_the_whole_history_before_it_is_gone()
    {
        _usenet.Restore([new("a", DownloadStatus.Downloading), new("b", DownloadStatus.Completed)]);
        Assert.True(Queue(0).NeedsHistoryNow);
        var newest = new HistoryReading([Done("c", endedAt: -10)], "m", false, false, 0);

        Assert.True(_usenet.ApplyHistory(newest, Start.AddSeconds(1)).NeedsWholeHistory);
        Assert.True(_usenet.ApplyHistory(newest, Start.AddSeconds(1000)).NeedsWholeHistory);
        var whole = History(1001, Done("c", endedAt: -10), Done("a", endedAt: -5000));

        Assert.Equal("a", Ids(whole.Changed));
        Assert.Equal(["b"], whole.Missing);
        Assert.Empty(whole.Gone);
    }

    [Fact]
    public void The_newest_part_of_the_history_proves_no_absence()
    {
        Queue(0, Item("a"));
        Queue(5);
        var part = new HistoryReading([Done("b", endedAt: 4)], "m", false, false, 0);

        Assert.True(_usenet.ApplyHistory(part, Start.AddSeconds(6)).NeedsWholeHistory);
        Assert.True(Unchanged(2000).NeedsWholeHistory);
        Assert.Empty(Unchanged(4000).Gone);
        Assert.Equal("a", Ids(History(4001, Done("b", endedAt: 4), Done("a", endedAt: -3600)).Changed));
    }

    private QueueChanges Queue(double seconds, params ClientItem[] items) => _usenet.Apply(Full(items), Start.AddSeconds(seconds));

    private QueueChanges History(double seconds, params ClientItem[] items) => _usenet.ApplyHistory(Items.History(items), Start.AddSeconds(seconds));

    private QueueChanges Unchanged(double seconds) => _usenet.ApplyHistory(UnchangedHistory(), Start.AddSeconds(seconds));

    private static ClientItem Done(string id, double? endedAt = null) =>
        Item(id, DownloadStatus.Completed, 100) with { EndedAt = endedAt is { } seconds ? Start.AddSeconds(seconds) : null };
}
