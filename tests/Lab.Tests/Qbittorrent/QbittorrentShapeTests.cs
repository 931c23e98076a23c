using System.Text.Json;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Tests.Qbittorrent;

/// <summary>Field by field against what qBittorrent 4.5.2 and 5.1.0 really answered.</summary>
public sealed class QbittorrentShapeTests
{
    private static readonly string[] Maps = ["torrents", "trackers", "categories"];

    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task Maindata_has_the_fields_of_the_real_one(string version)
    {
        await using var qbittorrent = await StartFilledAsync(version);

        await AssertSameShapeAsync(qbittorrent, "sync/maindata", Maps, "sync_maindata_full_all");
    }

    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task The_list_of_torrents_has_the_fields_of_the_real_one(string version)
    {
        await using var qbittorrent = await StartFilledAsync(version);

        await AssertSameShapeAsync(qbittorrent, "torrents/info", [], "torrents_info_all", "info_downloading", "info_metaDL");
    }

    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task The_details_of_a_torrent_have_the_fields_of_the_real_ones(string version)
    {
        await using var qbittorrent = await StartFilledAsync(version);
        var hash = qbittorrent.Queue.Snapshot().Entries.First(entry => entry.Moment.Phase == LabPhase.Downloading).Download.Id;

        await AssertSameShapeAsync(qbittorrent, $"torrents/trackers?hash={hash}", [], "trackers_unregistered");
        await AssertSameShapeAsync(qbittorrent, $"torrents/properties?hash={hash}", [], "properties_downloading");
        await AssertSameShapeAsync(qbittorrent, $"torrents/files?hash={hash}", [], "files_downloading");
        await AssertSameShapeAsync(qbittorrent, "torrents/categories", [""], "torrents_categories");
        await AssertSameShapeAsync(qbittorrent, "transfer/info", [], "transfer_info");
        await AssertSameShapeAsync(qbittorrent, "log/main", [], "log_main");
    }

    [Theory]
    [InlineData("4.5.2", "v4.5.2", "2.8.19")]
    [InlineData("5.1.0", "v5.1.0", "2.11.4")]
    public async Task Versions_are_plain_text(string version, string expected, string webApi)
    {
        await using var qbittorrent = await StartFilledAsync(version);

        Assert.Equal(expected, await qbittorrent.TextAsync("app/version"));
        Assert.Equal(webApi, await qbittorrent.TextAsync("app/webapiVersion"));
        Assert.Equal(JsonValueKind.Object, (await qbittorrent.JsonAsync("app/preferences")).ValueKind);
    }

    [Theory]
    [InlineData("4.5.2", "pausedDL", "pausedUP")]
    [InlineData("5.1.0", "stoppedDL", "stoppedUP")]
    public async Task Every_state_has_the_word_of_its_version(string version, string stopped, string stoppedComplete)
    {
        await using var qbittorrent = await StartFilledAsync(version);

        var states = (await qbittorrent.JsonAsync("torrents/info")).EnumerateArray().Select(torrent => torrent.GetProperty("state").GetString()!);

        Assert.Equal(["downloading", "stalledDL", "metaDL", "error", "missingFiles", "queuedDL", "stalledUP", stopped, stoppedComplete], states);
    }

    private static async Task<QbittorrentFixture> StartFilledAsync(string version)
    {
        const double fast = 10 << 20;
        var qbittorrent = await QbittorrentFixture.StartAsync(version);
        await qbittorrent.PostAsync("torrents/add", ("urls", "magnet:?xt=urn:btih:" + new string('a', 40)), ("tags", "lab"));
        qbittorrent.Queue.Clear();
        qbittorrent.Add("Running", LabScript.Completes(10_000));
        qbittorrent.Add("Stalled", LabScript.StallsAt(0.2, fast));
        qbittorrent.Add("Magnet", LabScript.Always(LabPhase.FetchingMetadata));
        qbittorrent.Add("Error", LabScript.FailsAt(0.2, fast, ""));
        qbittorrent.Add("Missing", LabScript.Always(LabPhase.MissingFiles));
        qbittorrent.Add("Waiting", LabScript.Always(LabPhase.Queued));
        qbittorrent.Add("Seeding", LabScript.Completes(fast));
        qbittorrent.Add("Stopped", LabScript.Of(new LabStep.Run(fast, 0.3), LabScript.Forever(LabPhase.Paused)));
        qbittorrent.Add("Stopped.Complete", LabScript.Of(new LabStep.Run(fast, 1), LabScript.Forever(LabPhase.Paused)));
        qbittorrent.Clock.Advance(TimeSpan.FromMinutes(30));
        return qbittorrent;
    }

    private static async Task AssertSameShapeAsync(QbittorrentFixture qbittorrent, string call, string[] maps, params string[] samples)
    {
        var real = JsonShape.Of(maps, samples.Select(sample => Sample.Read("qbittorrent-" + qbittorrent.Server.Options.Version, sample)));

        Assert.Empty(JsonShape.Of(maps, await qbittorrent.TextAsync(call)).DifferencesFrom(real));
    }
}
