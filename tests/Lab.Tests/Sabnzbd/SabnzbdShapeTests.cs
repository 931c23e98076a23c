using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Tests.Sabnzbd;

/// <summary>Field by field against what SABnzbd 3.7.1 and 4.5.0 really answered.</summary>
public sealed class SabnzbdShapeTests
{
    private const double Fast = 10 << 20;

    [Theory]
    [InlineData("3.7.1")]
    [InlineData("4.5.0")]
    public async Task The_queue_has_the_fields_of_the_real_one(string version)
    {
        await using var sabnzbd = await StartFilledAsync(version);

        await AssertSameShapeAsync(sabnzbd, "queue", [], "queue_downloading", "queue_after_retry");
    }

    [Theory]
    [InlineData("3.7.1")]
    [InlineData("4.5.0")]
    public async Task The_history_has_the_fields_of_the_real_one(string version)
    {
        await using var sabnzbd = await StartFilledAsync(version);

        await AssertSameShapeAsync(sabnzbd, "history", [], "history_full");
    }

    [Theory]
    [InlineData("3.7.1")]
    [InlineData("4.5.0")]
    public async Task Version_warnings_categories_and_server_statistics_have_the_fields_of_the_real_ones(string version)
    {
        await using var sabnzbd = await StartFilledAsync(version);
        sabnzbd.Server.Warn("WARNING", "Too little diskspace forcing PAUSE", "assembler.py160");

        await AssertSameShapeAsync(sabnzbd, "version", [], "version");
        await AssertSameShapeAsync(sabnzbd, "warnings", [], "warnings");
        await AssertSameShapeAsync(sabnzbd, "get_cats", [], "get_cats");
        await AssertSameShapeAsync(sabnzbd, "server_stats",
            ["servers", "servers.*.daily", "servers.*.articles_tried", "servers.*.articles_success"], "server_stats");
    }

    [Theory]
    [InlineData("3.7.1")]
    [InlineData("4.5.0")]
    public async Task The_replies_to_acts_have_the_fields_of_the_real_ones(string version)
    {
        await using var sabnzbd = await StartFilledAsync(version);
        var failed = sabnzbd.Queue.Snapshot().Entries.First(entry => entry.Moment.Phase == LabPhase.Failed).Download.Id;

        await AssertSameShapeAsync(sabnzbd, $"retry&value={failed}", [], "retry_reply");
        await AssertSameShapeAsync(sabnzbd, "addurl&name=http://indexer.lab.invalid/get/A.Release.nzb", [], "addfile");
        await AssertSameShapeAsync(sabnzbd, $"get_files&value={sabnzbd.Queue.Snapshot().Entries[0].Download.Id}", [], "queue_item_files");
    }

    private static async Task<SabnzbdFixture> StartFilledAsync(string version)
    {
        var sabnzbd = await SabnzbdFixture.StartAsync(version);
        sabnzbd.Add("Running", LabScript.Completes(1000));
        sabnzbd.Add("Encrypted", LabScript.EncryptedAt(0.1, Fast));
        sabnzbd.Add("Waiting", LabScript.Always(LabPhase.Queued));
        sabnzbd.Add("Done", LabScript.Completes(Fast));
        sabnzbd.Add("Failed", LabScript.FailsAt(0.5, Fast, "Repair failed, not enough repair blocks (764 short)"));
        sabnzbd.Clock.Advance(TimeSpan.FromMinutes(30));
        return sabnzbd;
    }

    private static async Task AssertSameShapeAsync(SabnzbdFixture sabnzbd, string mode, string[] maps, params string[] samples)
    {
        var real = JsonShape.Of(maps, samples.Select(sample => Sample.Read("sabnzbd-" + sabnzbd.Server.Options.Version, sample)));

        Assert.Empty(JsonShape.Of(maps, await sabnzbd.TextAsync(mode)).DifferencesFrom(real));
    }
}
