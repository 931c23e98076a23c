using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansMedia.EndToEnd.Tests.Browser;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Pages;

/// <summary>What a stranger sees of the demo: a living product.</summary>
[Collection("demo")]
public sealed class DemoTests(DemoHouse house)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    [RealServerFact("chromium")]
    public async Task The_overview_shows_what_needs_somebody_and_how_the_services_are()
    {
        await using var visitor = await house.EnterAsync();

        await Assertions.Expect(visitor.Page.Locator("ul.attention li").First).ToBeVisibleAsync(Patient);
        await visitor.SeesAsync("main", "Observing: nothing is changed");
        await Assertions.Expect(visitor.Page.Locator("section", new() { HasText = "Services" }).Locator("li")).ToHaveCountAsync(2);
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task The_list_is_filtered_sorted_searched_and_selected()
    {
        await using var visitor = await house.EnterAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/downloads");
        var rows = page.Locator("tr[data-key]");
        await Assertions.Expect(rows.First).ToBeVisibleAsync(Patient);

        await page.ClickAsync("button.chip[data-view=downloading]");
        await Assertions.Expect(page.Locator("button.chip[data-view=downloading]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Contains("view=downloading", page.Url);
        await Assertions.Expect(page.Locator("tr[data-key] .state[data-tone=bad]")).ToHaveCountAsync(0);

        await page.ClickAsync("button.chip[data-view=all]");
        await page.ClickAsync("th.c-title button");
        await Assertions.Expect(page.Locator("th.c-title")).ToHaveAttributeAsync("aria-sort", new Regex("ascending|descending"));
        var first = await rows.First.Locator("td.c-title a").InnerTextAsync();
        await page.ClickAsync("th.c-title button");
        await Assertions.Expect(rows.First.Locator("td.c-title a")).Not.ToHaveTextAsync(first);

        var title = await rows.First.Locator("td.c-title a").InnerTextAsync();
        await page.FillAsync("input[type=search]", title);
        await Assertions.Expect(page.Locator("tr[data-key] td.c-title a", new() { HasText = title }).First).ToBeVisibleAsync();
        await page.WaitForURLAsync("**q=**");
        await page.FillAsync("input[type=search]", "no title is called like this");
        await visitor.SeesAsync("main", "Nothing matches");
        await page.FillAsync("input[type=search]", "");
        await Assertions.Expect(rows.Nth(1)).ToBeVisibleAsync();

        await rows.Nth(0).Locator("input[type=checkbox]").ClickAsync();
        await rows.Nth(1).Locator("input[type=checkbox]").ClickAsync();
        await visitor.SeesAsync(".selection-bar", "2 selected");
        await page.ClickAsync(".selection-bar >> text=Clear");
        await Assertions.Expect(page.Locator(".selection-bar")).ToHaveCountAsync(0);
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task A_page_changes_by_itself()
    {
        await using var visitor = await house.EnterAsync();
        await visitor.GoAsync("/downloads?view=downloading&sort=progress&order=asc");
        await Assertions.Expect(visitor.Page.Locator("tr[data-key]").First).ToBeVisibleAsync(Patient);
        await visitor.Page.EvaluateAsync("window.sameDocument = true");
        const string look = "[...document.querySelectorAll('tr[data-key]')].map(row => row.innerText).join('|')";
        var before = await visitor.Page.EvaluateAsync<string>(look);

        await visitor.Page.WaitForFunctionAsync($"before => {look} !== before", before, new() { Timeout = 30_000 });

        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.sameDocument === true"), "The page was loaded again.");
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task One_download_shows_its_state_its_chart_and_what_happened()
    {
        await using var visitor = await house.EnterAsync();
        await visitor.GoAsync("/downloads?view=downloading");
        var link = visitor.Page.Locator("tr[data-key] td.c-title a").First;
        await Assertions.Expect(link).ToBeVisibleAsync(Patient);
        var title = await link.InnerTextAsync();
        await link.ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(visitor.Page.Locator(".state-card .state")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("figure.chart svg path.line")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await visitor.SeesAsync("section", "What happened");
        await visitor.SeesAsync("section", "Evidence");
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task A_stuck_download_shows_the_values_beside_their_limits()
    {
        await using var visitor = await house.EnterAsync();
        await visitor.GoAsync("/downloads?view=stuck");
        var link = visitor.Page.Locator("tr[data-key] td.c-title a").First;
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await link.ClickAsync();

        await visitor.SeesAsync(".state-card", "Stuck for");
        await Assertions.Expect(visitor.Page.Locator("table.evidence tbody tr")).ToHaveCountAsync(3);
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task Nothing_scrolls_sideways_on_a_phone()
    {
        await using var visitor = await house.EnterAsync(Chromium.Phone);
        foreach (var path in (string[])["/", "/downloads", "/clients", "/clients/add"])
        {
            await visitor.GoAsync(path);
            await FitsAsync(visitor, path);
        }

        await visitor.GoAsync("/downloads");
        await visitor.Page.Locator("tr[data-key] td.c-title a").First.ClickAsync();
        await visitor.AliveAsync();
        await FitsAsync(visitor, "one download");
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task It_is_dark_where_the_system_is_and_where_somebody_chose_so()
    {
        await using var night = await house.EnterAsync(scheme: ColorScheme.Dark);
        Assert.True(await BrightnessAsync(night) < 80);

        await using var day = await house.EnterAsync();
        Assert.True(await BrightnessAsync(day) > 180);
        await day.Page.ClickAsync("details[data-menu] summary");
        await day.Page.ClickAsync("[data-theme-set=dark]");
        Assert.True(await BrightnessAsync(day) < 80);
        await day.Page.ReloadAsync();
        await day.AliveAsync();
        Assert.True(await BrightnessAsync(day) < 80);
        night.HadNoTrouble();
        day.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task A_page_that_does_not_exist_says_so_and_leads_home()
    {
        await using var visitor = await house.EnterAsync();
        await visitor.Page.GotoAsync("/there/is/no/such/page");
        await visitor.SeesAsync("main", "There is no such page");
    }

    private static async Task FitsAsync(Visitor visitor, string where)
    {
        var over = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{where} is {over} px too wide");
    }

    // 0 black to 255 white: what the page is painted on.
    private static Task<double> BrightnessAsync(Visitor visitor) => visitor.Page.EvaluateAsync<double>("""
        () => {
          for (const element of [document.querySelector('main'), document.body, document.documentElement]) {
            const parts = getComputedStyle(element).backgroundColor.match(/[\d.]+/g).map(Number);
            if (parts.length < 4 || parts[3] > 0) { return (parts[0] + parts[1] + parts[2]) / 3; }
          }
          return 255;
        }
        """);
}
