using System.Text.Json;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Tests.Qbittorrent;

public sealed class MaindataTests
{
    private const double MegaByte = 1 << 20;

    [Fact]
    public async Task The_second_answer_holds_only_what_has_changed()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        var running = qbittorrent.Add("Running", LabScript.Completes(MegaByte)).Id;
        qbittorrent.Add("Waiting", LabScript.Always(LabPhase.Queued));
        var full = await qbittorrent.JsonAsync("sync/maindata?rid=0");

        qbittorrent.Clock.Advance(TimeSpan.FromSeconds(10));
        var delta = await qbittorrent.JsonAsync($"sync/maindata?rid={full.GetProperty("rid").GetInt32()}");

        Assert.True(full.GetProperty("full_update").GetBoolean());
        Assert.Equal(2, full.GetProperty("torrents").EnumerateObject().Count());
        Assert.False(delta.TryGetProperty("full_update", out _));
        var changed = Assert.Single(delta.GetProperty("torrents").EnumerateObject());
        Assert.Equal(running, changed.Name);
        Assert.Equal(10 << 20, changed.Value.GetProperty("completed").GetInt64());
        Assert.False(changed.Value.TryGetProperty("name", out _));
        Assert.False(changed.Value.TryGetProperty("state", out _));
        Assert.False(delta.TryGetProperty("categories", out _));
    }

    [Fact]
    public async Task Nothing_is_sent_when_nothing_has_changed()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        qbittorrent.Add("Waiting", LabScript.Always(LabPhase.Queued));
        var rid = await RidAsync(qbittorrent, 0);

        Assert.Equal($$"""{"rid":{{rid + 1}}}""", await qbittorrent.TextAsync($"sync/maindata?rid={rid}"));
    }

    [Fact]
    public async Task A_removed_torrent_is_named_once_and_a_new_one_is_sent_whole()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        var gone = qbittorrent.Add("Waiting", LabScript.Always(LabPhase.Queued)).Id;
        var rid = await RidAsync(qbittorrent, 0);

        await qbittorrent.PostAsync("torrents/delete", ("hashes", gone), ("deleteFiles", "false"));
        var added = qbittorrent.Add("New", LabScript.Always(LabPhase.Queued)).Id;
        var delta = await qbittorrent.JsonAsync($"sync/maindata?rid={rid}");
        var after = await qbittorrent.JsonAsync($"sync/maindata?rid={rid + 1}");

        Assert.Equal(gone, Assert.Single(delta.GetProperty("torrents_removed").EnumerateArray()).GetString());
        Assert.Equal("New", delta.GetProperty("torrents").GetProperty(added).GetProperty("name").GetString());
        Assert.False(after.TryGetProperty("torrents_removed", out _));
        Assert.False(after.TryGetProperty("torrents", out _));
    }

    [Fact]
    public async Task An_answer_number_that_is_not_the_last_gets_everything()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        qbittorrent.Add("Waiting", LabScript.Always(LabPhase.Queued));
        var rid = await RidAsync(qbittorrent, 0);

        Assert.True((await qbittorrent.JsonAsync($"sync/maindata?rid={rid + 41}")).GetProperty("full_update").GetBoolean());
    }

    [Fact]
    public async Task The_deltas_put_together_equal_the_full_answer()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        for (var i = 0; i < 30; i++)
        {
            qbittorrent.Add($"Torrent.{i}", (i % 5) switch
            {
                0 => LabScript.Completes(MegaByte * (1 + i)).After(TimeSpan.FromSeconds(i)),
                1 => LabScript.StallsAt(0.1 * i % 1, 20 * MegaByte),
                2 => LabScript.Of(new LabStep.Stay(LabPhase.FetchingMetadata, TimeSpan.FromSeconds(40)), new LabStep.Run(30 * MegaByte, 1)),
                3 => LabScript.FailsAt(0.5, 8 * MegaByte, "x"),
                _ => LabScript.VanishesAt(0.5, 15 * MegaByte),
            });
        }

        var rid = 0;
        Dictionary<string, Dictionary<string, string>> pieced = [];
        for (var poll = 0; poll < 40; poll++)
        {
            var delta = await qbittorrent.JsonAsync($"sync/maindata?rid={rid}");
            rid = delta.GetProperty("rid").GetInt32();
            Apply(pieced, delta);
            qbittorrent.Clock.Advance(TimeSpan.FromSeconds(3.7));
        }

        Apply(pieced, await qbittorrent.JsonAsync($"sync/maindata?rid={rid}"));
        Dictionary<string, Dictionary<string, string>> full = [];
        Apply(full, await qbittorrent.JsonAsync("sync/maindata?rid=0"));

        Assert.Equal(full.Keys.Order(), pieced.Keys.Order());
        Assert.All(full, torrent => Assert.Equal(torrent.Value.OrderBy(field => field.Key), pieced[torrent.Key].OrderBy(field => field.Key)));
        Assert.True(full.Count < 30);
    }

    private static void Apply(Dictionary<string, Dictionary<string, string>> torrents, JsonElement delta)
    {
        if (delta.TryGetProperty("torrents", out var changed))
        {
            foreach (var torrent in changed.EnumerateObject())
            {
                if (!torrents.TryGetValue(torrent.Name, out var fields))
                {
                    torrents[torrent.Name] = fields = [];
                }

                foreach (var field in torrent.Value.EnumerateObject())
                {
                    fields[field.Name] = field.Value.GetRawText();
                }
            }
        }

        if (delta.TryGetProperty("torrents_removed", out var removed))
        {
            foreach (var hash in removed.EnumerateArray())
            {
                torrents.Remove(hash.GetString()!);
            }
        }
    }

    private static async Task<int> RidAsync(QbittorrentFixture qbittorrent, int rid) =>
        (await qbittorrent.JsonAsync($"sync/maindata?rid={rid}")).GetProperty("rid").GetInt32();
}
