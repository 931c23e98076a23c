using OrleansMedia.Domain.DownloadClients;
using static OrleansMedia.Domain.Tests.DownloadClients.Items;

namespace OrleansMedia.Domain.Tests.DownloadClients;

/// <summary>Ruling C33: forgotten only after two complete reads 10 minutes apart, and never within 15 minutes after the client started.</summary>
public sealed class AbsenceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly QueueDiff _torrents = new(DownloadClientKind.Qbittorrent);

    [Fact]
    public void An_absent_item_is_gone_after_ten_minutes_and_not_before()
    {
        _torrents.Apply(Full(Item("a"), Item("b")), Start);

        Assert.Equal(["b"], At(5, Full(Item("a"))).Missing);
        Assert.Empty(At(300, Full(Item("a"))).Missing);
        Assert.Empty(At(604.9, Full(Item("a"))).Gone);
        Assert.Equal(["b"], At(605, Full(Item("a"))).Gone);
        Assert.Empty(At(610, Full(Item("a"))).Gone);
        Assert.Equal(1, _torrents.Count);
    }

    [Fact]
    public void The_absence_of_a_removed_torrent_counts_from_its_removal()
    {
        _torrents.Apply(Full(Item("a"), Item("b")), Start);

        Assert.Equal(["b"], At(5, Delta([], "b")).Missing);
        Assert.Empty(At(600, Delta([])).Gone);
        Assert.Equal(["b"], At(605, Delta([])).Gone);
    }

    [Fact]
    public void An_item_that_comes_back_starts_anew()
    {
        _torrents.Apply(Full(Item("a"), Item("b")), Start);
        At(5, Full(Item("a")));

        Assert.Equal("b", Ids(At(500, Full(Item("a"), Item("b"))).Changed));
        At(505, Full(Item("a")));
        Assert.Empty(At(700, Full(Item("a"))).Gone);
        Assert.Equal(["b"], At(1105, Full(Item("a"))).Gone);
    }

    [Fact]
    public void A_failed_read_in_between_forgets_nothing_and_changes_nothing()
    {
        _torrents.Apply(Full(Item("a"), Item("b")), Start);
        _torrents.ClientWentDown(Start.AddSeconds(5));

        Assert.Equal((2, ""), (_torrents.Count, string.Join(',', At(3600, Full(Item("a"), Item("b"))).Missing)));
    }

    [Fact]
    public void Nothing_is_forgotten_within_15_minutes_after_the_client_started()
    {
        _torrents.Apply(Full(Item("a")), Start);
        var reading = Full() with { Condition = new() { StartedAt = Start.AddSeconds(5) } };

        Assert.Equal(["a"], At(10, reading).Missing);
        Assert.Empty(At(899, reading).Gone);
        Assert.Equal(["a"], At(905, reading).Gone);
    }

    [Fact]
    public void Nor_within_15_minutes_after_it_came_back()
    {
        _torrents.Apply(Full(Item("a")), Start);
        _torrents.ClientReturned(Start.AddSeconds(100));
        At(100, Full());

        Assert.Empty(At(999, Full()).Gone);
        Assert.Equal(["a"], At(1000, Full()).Gone);
    }

    [Fact]
    public void An_answer_with_a_record_that_has_no_readable_id_proves_no_absence()
    {
        _torrents.Apply(Full(Item("a"), Item("b")), Start);
        var doubtful = Full(Item("a")) with { MalformedCount = 1 };

        Assert.Empty(At(5, doubtful).Missing);
        Assert.Empty(At(1000, doubtful).Gone);
        At(1005, Full(Item("a")));
        Assert.Empty(At(2000, doubtful).Gone);
        Assert.Equal(["b"], At(2005, Full(Item("a"))).Gone);
    }

    [Fact]
    public void A_clock_set_back_only_makes_it_wait_longer()
    {
        _torrents.Apply(Full(Item("a")), Start);
        At(5, Full());

        Assert.Empty(At(-3600, Full()).Gone);
        Assert.Empty(At(-3100, Full()).Gone);
        Assert.Equal(["a"], At(-3000, Full()).Gone);
    }

    private QueueChanges At(double seconds, QueueReading reading) => _torrents.Apply(reading, Start.AddSeconds(seconds));
}
