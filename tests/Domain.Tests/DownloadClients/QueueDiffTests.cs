using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using static OrleansMedia.Domain.Tests.DownloadClients.Items;

namespace OrleansMedia.Domain.Tests.DownloadClients;

public sealed class QueueDiffTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly QueueDiff _torrents = new(DownloadClientKind.Qbittorrent);
    private DateTimeOffset _now = Start;

    [Fact]
    public void What_is_new_what_changed_and_what_should_move_are_told_apart()
    {
        var first = Apply(Full(Item("a"), Item("b"), Item("c", DownloadStatus.Completed, 100)));
        Assert.Equal(("a,b,c", "", ""), (Ids(first.Added), Ids(first.Changed), Ids(first.Watched)));

        var second = Apply(Full(Item("a"), Item("b", progress: 11), Item("c", DownloadStatus.Completed, 100), Item("d")));
        Assert.Equal(("d", "b", "a"), (Ids(second.Added), Ids(second.Changed), Ids(second.Watched)));
        Assert.Equal("d,b", Ids(second.Sampled.OrderByDescending(item => item.Id)));
    }

    [Fact]
    public void A_read_of_changes_watches_what_it_does_not_tell()
    {
        Apply(Full(Item("a"), Item("b"), Item("c", DownloadStatus.Queued, wait: WaitReason.ItsTurn)));

        var changes = Apply(Delta([Item("b", progress: 12)]));

        Assert.Equal(("", "b", "a"), (Ids(changes.Added), Ids(changes.Changed), Ids(changes.Watched)));
    }

    [Fact]
    public void A_queued_item_is_watched_while_it_waits_only_with_the_literal_rule()
    {
        Apply(Full(Item("c", DownloadStatus.Queued, wait: WaitReason.ItsTurn)));
        Assert.Equal("", Ids(Apply(Delta([])).Watched));

        _torrents.JudgeQueued = true;
        Assert.Equal("c", Ids(Apply(Delta([])).Watched));
    }

    [Fact]
    public void A_frozen_item_is_sampled_often_enough_to_prove_that_it_was_watched()
    {
        Apply(Full(Item("a")));
        var sampledAt = new List<DateTimeOffset> { _now };
        for (var i = 0; i < 720; i++)
        {
            if (Apply(Full(Item("a"))).Sampled.Count > 0)
            {
                sampledAt.Add(_now);
            }
        }

        Assert.Equal(16, sampledAt.Count);
        Assert.All(sampledAt.Zip(sampledAt.Skip(1)), pair => Assert.True(pair.Second - pair.First < ProgressTracker.UnwatchedAfter / 2));
    }

    [Theory]
    [InlineData(true, false, WaitReason.QueuePaused)]
    [InlineData(false, true, WaitReason.ClientNotReady)]
    [InlineData(true, true, WaitReason.ClientNotReady)]
    public void What_stands_in_the_way_of_the_whole_client_stands_in_the_way_of_its_active_items(bool isPaused, bool isDisconnected, WaitReason wait)
    {
        ClientItem[] items = [Item("a"), Item("b", DownloadStatus.Paused, wait: WaitReason.Paused), Item("c", DownloadStatus.Completed)];
        Apply(Full(items));
        var condition = new ClientCondition { QueuePaused = isPaused, Disconnected = isDisconnected };

        var changed = Assert.Single(Apply(Delta([]) with { Condition = condition }).Changed);
        Assert.Equal(("a", wait), (changed.Id, changed.Wait));
        Assert.Empty(Apply(Full(items) with { Condition = condition }).Changed);

        changed = Assert.Single(Apply(Delta([])).Changed);
        Assert.Equal(("a", WaitReason.None), (changed.Id, changed.Wait));
    }

    [Fact]
    public void Nothing_is_expected_while_the_client_is_down_or_has_just_come_back()
    {
        Apply(Full(Item("a"), Item("b", DownloadStatus.Completed)));

        Assert.Equal(WaitReason.ClientNotReady, Assert.Single(_torrents.ClientWentDown(_now).Changed).Wait);
        Assert.Empty(_torrents.ClientWentDown(_now).Changed);

        _torrents.ClientReturned(_now);
        Assert.Empty(Apply(Full(Item("a"), Item("b", DownloadStatus.Completed))).Changed);
        _now += TimeSpan.FromSeconds(60);
        Assert.Equal(WaitReason.None, Assert.Single(Apply(Delta([])).Changed).Wait);
    }

    [Fact]
    public void A_malformed_item_keeps_what_was_known_of_it_and_is_neither_watched_nor_sampled()
    {
        Apply(Full(Item("a", progress: 55), Item("b")));

        var changes = Apply(Full(Item("a", DownloadStatus.Unknown, 0) with { Title = "", Malformed = "size is not a number" }, Item("b")));
        var broken = Assert.Single(changes.Changed);
        Assert.Equal((55, DownloadStatus.Downloading, "Title a", "size is not a number"), (broken.ProgressPercent, broken.Status, broken.Title, broken.Malformed));
        Assert.Equal(("b", ""), (Ids(changes.Watched), Ids(changes.Sampled)));

        var mended = Assert.Single(Apply(Full(Item("a", progress: 55), Item("b"))).Changed);
        Assert.Null(mended.Malformed);
    }

    [Fact]
    public void An_item_listed_twice_counts_once()
    {
        Assert.Equal("a", Ids(Apply(Full(Item("a"), Item("a", progress: 99))).Added));
        Assert.Empty(Apply(Full(Item("a"), Item("a", progress: 99))).Changed);
    }

    [Fact]
    public void After_a_restart_of_ours_everything_is_told_again_and_what_vanished_meanwhile_is_missing()
    {
        _torrents.Restore([new("a", DownloadStatus.Downloading), new("b", DownloadStatus.Downloading), new("c", DownloadStatus.Completed)]);

        var changes = Apply(Full(Item("a"), Item("c", DownloadStatus.Completed), Item("new")));

        Assert.Equal(("new", "a,c", "b"), (Ids(changes.Added), Ids(changes.Changed), string.Join(',', changes.Missing)));
        Assert.Equal((4, 3), (_torrents.Count, _torrents.InQueue));
    }

    private QueueChanges Apply(QueueReading reading)
    {
        _now += TimeSpan.FromSeconds(5);
        return _torrents.Apply(reading, _now);
    }
}
