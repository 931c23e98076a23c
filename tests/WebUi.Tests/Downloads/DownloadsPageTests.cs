using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.WebUi.Downloads;
using static OrleansMedia.WebUi.Tests.Examples;

namespace OrleansMedia.WebUi.Tests.Downloads;

public sealed class DownloadsPageTests : House
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Without_a_client_it_offers_to_connect_one()
    {
        var page = Render<DownloadsPage>();

        page.WaitForElement("a[href='clients/add']");
    }

    [Fact]
    public void A_row_says_title_client_application_progress_left_and_state()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.Add(Row("n1", "Show.S01E01") with { TimeLeft = TimeSpan.FromMinutes(12) });

        var row = Render<DownloadsPage>().WaitForElement("tr[data-key='sab/n1']");

        Assert.Equal(
            ["", "Show.S01E01", "SABnzbd", "Sonarr", "37.5 %", "4.7 GB", "Downloading, 12 min left"],
            row.Children.Select(cell => cell.TextContent.Trim()));
        Assert.Equal("downloads/sab/n1", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_change_is_shown_without_a_reload()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.Add(Row("n1", "Show.S01E01"));
        var page = Render<DownloadsPage>();
        page.WaitForElement("tr[data-key]");

        Lists.Downloads[0] = Lists.Downloads[0] with { Judgement = "stuck", StuckMinutes = 190 };
        Change();

        page.WaitForAssertion(() => Assert.Contains("Stuck for 3 h 10 min", page.Find("tr[data-key]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Stuck 1", Squeeze(page.Find("[data-view=stuck]").TextContent));
    }

    [Fact]
    public void Only_rows_that_changed_are_drawn_again()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.AddRange(Rows(20));
        var page = Render<DownloadsPage>();
        page.WaitForAssertion(() => Assert.Equal(20, page.FindComponents<DownloadTableRow>().Count));
        var before = page.FindComponents<DownloadTableRow>().Select(row => (row.Instance.Row.Key, row.RenderCount)).ToDictionary();

        Lists.Downloads[3] = Lists.Downloads[3] with { ProgressPercent = 60 };
        Change();
        page.WaitForAssertion(() => Assert.Contains("60.0 %", page.Markup, StringComparison.Ordinal));

        var drawn = page.FindComponents<DownloadTableRow>().Where(row => row.RenderCount != before[row.Instance.Row.Key]).Select(row => row.Instance.Row.Key);
        Assert.Equal(["sab/n3"], drawn);
    }

    [Fact]
    public void Of_ten_thousand_downloads_only_a_part_is_drawn()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.AddRange(Rows(10_000));

        var page = Render<DownloadsPage>();

        page.WaitForElement("tr[data-key]");
        Assert.InRange(page.FindAll("tr[data-key]").Count, 1, 200);
        Assert.Equal("All 10,000", Squeeze(page.Find("[data-view=all]").TextContent));
        Assert.Equal("10000", page.Find("table").GetAttribute("aria-rowcount"));
    }

    [Fact]
    public void A_chip_goes_into_the_address()
    {
        Lists.Clients.Add(Client());
        var page = Render<DownloadsPage>();

        page.Find("[data-view=stuck]").Click();

        Assert.EndsWith("?view=stuck", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_says_what_is_shown()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.AddRange([Row("n1", "Alpha"), Row("n2", "Beta", "failed"), Row("n3", "Betamax", "failed", "qb")]);
        Navigation.NavigateTo("downloads?view=failed&q=beta&client=qb&sort=title");

        var page = Render<DownloadsPage>();

        page.WaitForAssertion(() => Assert.Equal(["sab/n3"], page.FindAll("tr[data-key]").Select(row => row.GetAttribute("data-key")!.Replace("qb/", "sab/", StringComparison.Ordinal))));
        Assert.Equal("beta", page.Find("input[type=search]").GetAttribute("value"));
        Assert.Equal("ascending", page.Find("th.c-title").GetAttribute("aria-sort"));
    }

    [Fact]
    public void Another_address_shows_other_rows_at_once()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.AddRange([Row("n1", "Beta"), Row("n2", "Alpha") with { CreatedAt = Now.AddHours(-9) }]);
        var page = Render<DownloadsPage>();
        page.WaitForElement("tr[data-key='sab/n2']");
        Assert.Equal(["sab/n1", "sab/n2"], page.FindAll("tr[data-key]").Select(row => row.GetAttribute("data-key")));

        page.Find("th.c-title button").Click();

        page.WaitForAssertion(() => Assert.Equal(["sab/n2", "sab/n1"], page.FindAll("tr[data-key]").Select(row => row.GetAttribute("data-key"))));
    }

    [Fact]
    public async Task A_search_waits_until_typing_rests()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.AddRange([Row("n1", "Show.S01E01"), Row("n2", "Film.2020")]);
        var page = Render<DownloadsPage>();
        page.WaitForElement("tr[data-key='sab/n2']");
        var before = Navigation.Uri;

        var first = page.Find("input[type=search]").InputAsync("sho");
        var second = page.Find("input[type=search]").InputAsync("show");
        Assert.Equal(before, Navigation.Uri);
        Time.Advance(TimeSpan.FromMilliseconds(250));
        await first;
        await second;

        page.WaitForAssertion(() => Assert.EndsWith("?q=show", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("sab/n1", Assert.Single(page.FindAll("tr[data-key]")).GetAttribute("data-key")));
    }

    [Fact]
    public void Nothing_that_matches_is_said_with_a_way_out()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.Add(Row("n1", "Alpha"));
        Navigation.NavigateTo("downloads?q=zzz");

        var page = Render<DownloadsPage>();

        page.WaitForAssertion(() => Assert.Contains("Nothing matches", page.Find(".empty").TextContent, StringComparison.Ordinal));
        page.Find(".empty button").Click();
        Assert.EndsWith("/downloads", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_store_is_said_in_its_place_and_mends_by_itself()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.Add(Row("n1", "Alpha"));
        var page = Render<DownloadsPage>();
        page.WaitForElement("tr[data-key]");

        Lists.IsBroken = true;
        Change();
        page.WaitForElement(".trouble");
        Assert.NotEmpty(page.FindAll("tr[data-key]"));

        Lists.IsBroken = false;
        Change();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".trouble")));
    }

    [Fact]
    public void Several_are_selected_and_their_clients_checked_once_each()
    {
        Lists.Clients.AddRange([Client(), Client("qb", "qBittorrent")]);
        Lists.Downloads.AddRange([Row("n1", "A"), Row("n2", "B"), Row("t1", "C", client: "qb"), Row("t2", "D", client: "other")]);
        var page = Render<DownloadsPage>();
        page.WaitForElement("tr[data-key]");
        foreach (var key in new[] { "sab/n1", "sab/n2", "qb/t1" })
        {
            page.Find($"tr[data-key='{key}'] input").Click();
        }

        Assert.Contains("3 selected", page.Find(".selection-bar").TextContent, StringComparison.Ordinal);
        page.FindAll(".selection-bar button")[0].Click();

        page.WaitForAssertion(() => Assert.Equal(["poll"], Grains.Client("qb").Commands));
        Assert.Equal(["poll"], Grains.Client("sab").Commands);
        Assert.DoesNotContain("other", Grains.Clients.Keys);
    }

    [Fact]
    public void Shift_selects_the_range_and_escape_clears()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.AddRange(Rows(10));
        var page = Render<DownloadsPage>();
        page.WaitForElement("tr[data-key]");

        page.Find("tr[data-key='sab/n2'] input").Click();
        page.Find("tr[data-key='sab/n6'] input").Click(new MouseEventArgs { ShiftKey = true });
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("tr.selected").Count));

        page.Find(".table-frame").KeyDown("Escape");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tr.selected")));
    }

    [Fact]
    public void All_on_screen_are_selected_at_once()
    {
        Lists.Clients.Add(Client());
        Lists.Downloads.AddRange(Rows(10));
        var page = Render<DownloadsPage>();
        page.WaitForElement("tr[data-key]");

        page.Find("th.c-select input").Click();

        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("tr.selected").Count));
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
