using Bunit;
using OrleansMedia.WebUi.Overview;
using static OrleansMedia.WebUi.Tests.Examples;

namespace OrleansMedia.WebUi.Tests.Overview;

public sealed class OverviewPageTests : House
{
    [Fact]
    public void It_says_first_that_nothing_is_changed() =>
        Assert.Contains("Observing: nothing is changed", Render<OverviewPage>().Find(".observing").TextContent, StringComparison.Ordinal);

    [Fact]
    public void The_first_run_offers_to_connect_a_client()
    {
        var page = Render<OverviewPage>();

        Assert.Contains("Connect your first download client", page.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".now"));
    }

    [Fact]
    public void It_says_what_goes_on_now()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.AddRange([Row("n1", "A"), Row("n2", "B", "queued"), Row("n3", "C", "queued")]);

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(["1", "84 MB/s", "2", "1.2 TB"], page.FindAll(".now dd").Select(value => value.TextContent.Trim())));
    }

    [Fact]
    public void Free_space_is_not_promised_twice()
    {
        Lists.Clients.AddRange([Client() with { FreeBytes = 200L << 30 }, Client("qb", "qBittorrent") with { FreeBytes = 100L << 30 }]);

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal("100 GB", page.FindAll(".now dd")[3].TextContent));
    }

    [Fact]
    public void What_needs_a_person_is_listed_with_reason_and_age()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.Add(Row("n1", "Show.S01E01") with { Judgement = "stuck", StuckMinutes = 190, IdleSince = Now.AddMinutes(-190), Hint = "0 of 4 seeds connected" });
        Lists.Downloads.Add(Row("n2", "Old", "failed") with { SeenBeforeSetup = true });

        var page = Render<OverviewPage>();

        var item = Assert.Single(page.WaitForElements(".attention > li"));
        Assert.Contains("Stuck for 3 h 10 min", item.TextContent, StringComparison.Ordinal);
        Assert.Contains("0 of 4 seeds connected · SABnzbd · 3 h 10 min ago", item.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Calm_is_said_too()
    {
        Lists.Clients.Add(Client());

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains("Nothing needs you", page.Find(".calm").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_at_work_is_listed_with_its_progress()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.Add(Row("n1", "Show.S01E01"));

        var item = Assert.Single(Render<OverviewPage>().WaitForElements(".working > li"));

        Assert.Contains("37.5 %", item.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_cannot_be_read_needs_a_person_too()
    {
        Lists.Clients.Add(Client(health: "needs_you"));

        var page = Render<OverviewPage>();

        Assert.Contains("Can't be read until its settings are mended", page.WaitForElement(".attention > li").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".calm"));
    }

    [Fact]
    public void A_service_in_trouble_says_what_to_do()
    {
        Lists.Clients.Add(Client(health: "needs_you") with { FaultMessage = "SABnzbd refuses this API key." });

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains("SABnzbd refuses this API key.", page.Markup, StringComparison.Ordinal));
        page.Find("a[href='clients/sab/edit']");
    }
}
