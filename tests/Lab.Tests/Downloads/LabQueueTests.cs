using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Tests.Downloads;

public sealed class LabQueueTests
{
    private readonly VirtualClock _clock = new();

    [Fact]
    public void The_same_seed_gives_the_same_world()
    {
        static string[] Ids(int seed)
        {
            var queue = new LabWorld(new VirtualClock(), seed).CreateQueue("SABnzbd", LabIds.Nzo);
            queue.AddMany(20);
            return [.. queue.Snapshot().Entries.Select(entry => entry.Download.Id)];
        }

        Assert.Equal(Ids(5), Ids(5));
        Assert.NotEqual(Ids(5), Ids(6));
    }

    [Fact]
    public void A_paused_queue_stands_still_and_goes_on_where_it_was()
    {
        var queue = new LabWorld(_clock).CreateQueue("SABnzbd", LabIds.Nzo);
        var id = queue.Add(Release(LabScript.Completes(10))).Id;

        _clock.Advance(TimeSpan.FromSeconds(20));
        queue.Pause();
        _clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(200, queue.Find(id)!.Value.Moment.DoneBytes);
        Assert.Equal(0, queue.Find(id)!.Value.Moment.BytesPerSecond);

        queue.Resume();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(250, queue.Find(id)!.Value.Moment.DoneBytes);
    }

    [Fact]
    public void The_speed_of_the_world_makes_scripts_run_faster()
    {
        var queue = new LabWorld(_clock, speed: 60).CreateQueue("SABnzbd", LabIds.Nzo);
        var id = queue.Add(Release(LabScript.Completes(1))).Id;

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(600, queue.Find(id)!.Value.Moment.DoneBytes);
        Assert.Equal(60, queue.Find(id)!.Value.Moment.BytesPerSecond);
    }

    [Fact]
    public void The_end_keeps_its_time_whenever_it_is_first_seen()
    {
        var queue = new LabWorld(_clock).CreateQueue("SABnzbd", LabIds.Nzo);
        var started = _clock.GetUtcNow();
        var download = queue.Add(Release(LabScript.Completes(100)));

        _clock.Advance(TimeSpan.FromHours(1));
        queue.Snapshot();
        queue.Pause();
        _clock.Advance(TimeSpan.FromHours(1));
        queue.Snapshot();

        Assert.Equal(started + TimeSpan.FromSeconds(10), download.EndedAt);
    }

    [Fact]
    public void A_download_that_vanishes_is_forgotten_without_a_word()
    {
        var queue = new LabWorld(_clock).CreateQueue("SABnzbd", LabIds.Nzo);
        var id = queue.Add(Release(LabScript.VanishesAt(0.5, 100))).Id;

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Null(queue.Find(id));
        Assert.Empty(queue.Snapshot().Entries);
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void A_hundred_thousand_downloads_have_a_hundred_thousand_ids()
    {
        var queue = new LabWorld(_clock).CreateQueue("qBittorrent", LabIds.InfoHash);

        queue.AddMany(100_000);

        Assert.Equal(100_000, queue.Snapshot().Entries.Select(entry => entry.Download.Id).Distinct().Count());
    }

    private static LabRelease Release(LabScript script) => new() { Name = "A.Release", SizeBytes = 1000, Script = script };
}
