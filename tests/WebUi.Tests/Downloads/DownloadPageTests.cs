using Bunit;
using OrleansMedia.Grains.Interfaces.Downloads;
using OrleansMedia.WebUi.Downloads;
using static OrleansMedia.WebUi.Tests.Examples;

namespace OrleansMedia.WebUi.Tests.Downloads;

public sealed class DownloadPageTests : House
{
    public DownloadPageTests() => Lists.Clients.Add(Client());

    [Fact]
    public void One_that_we_never_saw_is_said_to_be_not_there() =>
        Show(null).WaitForAssertion((string markup) => Assert.Contains("We have never seen it", markup, StringComparison.Ordinal));

    [Fact]
    public void A_stuck_one_shows_its_evidence_with_values_limits_and_source()
    {
        var page = Show(Snapshot() with
        {
            Judgement = "stuck",
            Evidence = new StuckEvidenceSnapshot { StuckMinutes = 190, ThresholdMinutes = 120, ProgressChange = 0.4, MinProgressChange = 1, SizeChangeBytes = 1_048_576, MinSizeChangeBytes = 104_857_600, Since = Now.AddHours(-4), Hint = "0 of 4 seeds connected" },
        });

        page.WaitForAssertion(markup =>
        {
            Assert.Contains("Stuck for 3 h 10 min", markup, StringComparison.Ordinal);
            Assert.Contains("0 of 4 seeds connected", markup, StringComparison.Ordinal);
            Assert.Contains("<td>3 h 10 min</td><td>2 h</td>", markup, StringComparison.Ordinal);
            Assert.Contains("<td>0.4 % points</td><td>enough from 1 % points</td>", markup, StringComparison.Ordinal);
            Assert.Contains("<td>1.0 MB</td><td>enough from 100 MB</td>", markup, StringComparison.Ordinal);
            Assert.Contains("read from SABnzbd", markup, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_chart_is_shaded_where_nothing_was_expected_and_has_its_table()
    {
        var page = Show(Snapshot());

        page.Page.WaitForElement("rect.shade-paused");
        Assert.Equal(4, page.Page.FindAll(".points tbody tr").Count);
        Assert.Equal("true", page.Page.Find(".chart svg").GetAttribute("aria-hidden"));
        page.Contains("nothing was expected: paused");
    }

    [Fact]
    public void The_arrow_keys_read_the_points_of_the_chart()
    {
        var page = Show(Snapshot()).Page;
        page.WaitForElement(".chart-frame").KeyDown("ArrowLeft");

        Assert.Contains("37.5 %", page.Find(".hit.active .tip").TextContent, StringComparison.Ordinal);
        page.Find(".chart-frame").KeyDown("ArrowLeft");
        Assert.Contains("20.0 %", page.Find(".hit.active .tip").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_estimate_stands_beside_that_of_its_client()
    {
        var page = Show(Snapshot() with { TimeLeft = TimeSpan.FromMinutes(25), ClientTimeLeft = TimeSpan.FromMinutes(12) });

        page.WaitForAssertion(markup =>
        {
            Assert.Contains("<dt>Our estimate</dt><dd>25 min</dd>", Flat(markup), StringComparison.Ordinal);
            Assert.Contains("<dt>Its client's estimate</dt><dd>12 min</dd>", Flat(markup), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_happened_is_listed_with_exact_times_on_hover()
    {
        Lists.Events.AddRange([Event(2, "download.stuck", "Download is stuck: Show.S01E01.1080p"), Event(9, "download.added", "Seen: Other", download: "sab/other")]);

        var page = Show(Snapshot()).Page;

        var item = Assert.Single(page.WaitForElements(".timeline li"));
        Assert.Contains("Download is stuck", item.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Show.S01E01", item.TextContent, StringComparison.Ordinal);
        Assert.Equal("Sat 21 Nov 2026, 11:58:00", item.QuerySelector("time")!.GetAttribute("title"));
    }

    [Fact]
    public void A_change_of_status_says_from_what_to_what()
    {
        Assert.Equal("Was queued, now downloading", EventWords.Say(Event(1, "download.status_changed", "Download status changed: X") with { DetailsJson = """{"from":"queued","to":"downloading"}""" }, "X"));
        Assert.Equal("Download status changed", EventWords.Say(Event(1, "download.status_changed", "Download status changed: X") with { DetailsJson = "[" }, "X"));
    }

    [Fact]
    public void One_that_left_its_client_keeps_what_was_seen()
    {
        var page = Show(Snapshot() with { GoneAt = Now.AddMinutes(-10) });

        page.WaitForAssertion(markup => Assert.Contains("No longer in its client", markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.Page.FindAll(".chart svg"));
    }

    [Fact]
    public void It_follows_its_download()
    {
        var page = Show(Snapshot());
        page.WaitForAssertion(markup => Assert.Contains("37.5 %", markup, StringComparison.Ordinal));

        Grains.Downloads["sab/n1"].Snapshot = Snapshot() with { ProgressPercent = 100, Status = "completed" };
        Change();

        page.WaitForAssertion(markup => Assert.Contains(">Done<", markup, StringComparison.Ordinal));
    }

    [Fact]
    public void No_answer_is_said_with_a_way_to_try_again()
    {
        Grains.Downloads["sab/n1"] = new TestDownload { Snapshot = Snapshot(), Fault = new TimeoutException() };
        var page = Render<DownloadPage>(parameters => parameters.Add(p => p.ClientId, "sab").Add(p => p.ItemId, "n1"));
        page.WaitForElement(".trouble");

        Grains.Downloads["sab/n1"].Fault = null;
        page.Find(".trouble button").Click();

        page.WaitForAssertion(() => Assert.Equal("Show.S01E01.1080p", page.Find("h1").TextContent));
        Assert.Empty(page.FindAll(".trouble"));
    }

    private Shown Show(DownloadSnapshot? snapshot)
    {
        Grains.Downloads["sab/n1"] = new TestDownload { Snapshot = snapshot };
        return new Shown(Render<DownloadPage>(parameters => parameters.Add(p => p.ClientId, "sab").Add(p => p.ItemId, "n1")));
    }

    private static string Flat(string markup) => System.Text.RegularExpressions.Regex.Replace(markup, @">\s+<", "><");

    private sealed record Shown(IRenderedComponent<DownloadPage> Page)
    {
        public void WaitForAssertion(Action<string> assert) => Page.WaitForAssertion(() => assert(Page.Markup));

        public void Contains(string text) => Assert.Contains(text, Page.Markup, StringComparison.Ordinal);
    }
}
