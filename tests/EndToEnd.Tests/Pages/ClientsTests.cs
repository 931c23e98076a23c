using Microsoft.Playwright;
using OrleansMedia.EndToEnd.Tests.Browser;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Sabnzbd;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Pages;

/// <summary>Connecting a download client, with all that people get wrong.</summary>
public sealed class ClientsTests(OwnHouse house) : IClassFixture<OwnHouse>
{
    [RealServerFact("chromium")]
    public async Task What_is_wrong_is_told_at_the_field_that_can_mend_it()
    {
        await using var product = await ProductProcess.LaunchAsync();
        await using var sabnzbd = await StartSabnzbdAsync();
        await using var visitor = await house.Browser.VisitAsync(product);
        var page = visitor.Page;
        await visitor.LogInAsync();
        await visitor.GoAsync("/clients/add");
        await page.CheckAsync("input[name=kind][value=sabnzbd]");
        await page.FillAsync("#name", "Usenet");
        await page.FillAsync("#secret", sabnzbd.Options.ApiKey);

        await page.FillAsync("#url", "not an address");
        await TestAsync(visitor);
        await ProblemAsync(visitor, "url");

        // Nothing listens on the discard port.
        await page.FillAsync("#url", "http://127.0.0.1:9");
        await TestAsync(visitor);
        await ProblemAsync(visitor, "url");

        // Something listens there, but it is no SABnzbd.
        await using var website = await WebSite.StartAsync();
        await page.FillAsync("#url", website.Url.ToString());
        await TestAsync(visitor);
        await ProblemAsync(visitor, "url");

        await page.FillAsync("#url", sabnzbd.Url.ToString());
        await page.FillAsync("#secret", "00000000000000000000000000000000");
        await TestAsync(visitor);
        await ProblemAsync(visitor, "secret");

        await page.FillAsync("#secret", sabnzbd.Options.ApiKey);
        await TestAsync(visitor);
        await visitor.SeesAsync(".form-found", "SABnzbd");
        await Assertions.Expect(page.Locator(".field.has-problem")).ToHaveCountAsync(0);
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task A_client_is_added_read_paused_resumed_changed_and_forgotten()
    {
        await using var product = await ProductProcess.LaunchAsync(("QUEUE_SAMPLE_INTERVAL", "1"));
        await using var sabnzbd = await StartSabnzbdAsync();
        await using var visitor = await house.Browser.VisitAsync(product);
        var page = visitor.Page;
        await visitor.LogInAsync();
        await visitor.GoAsync("/clients/add");
        await page.CheckAsync("input[name=kind][value=sabnzbd]");
        await page.FillAsync("#name", "Usenet");
        await page.FillAsync("#url", sabnzbd.Url.ToString());
        await page.FillAsync("#secret", sabnzbd.Options.ApiKey);
        await page.ClickAsync("form.form button[type=submit]");

        await page.WaitForURLAsync("**/clients");
        var card = page.Locator("article.client");
        await Assertions.Expect(card.Locator("h2")).ToHaveTextAsync("Usenet");
        await Assertions.Expect(card.Locator(".state[data-tone=fine], .state[data-tone=waiting]").First).ToBeVisibleAsync();
        Assert.DoesNotContain(sabnzbd.Options.ApiKey, await page.ContentAsync());

        await card.Locator("text=Check now").ClickAsync();
        await visitor.SeesAsync(".rz-notification", "was read just now");
        await card.Locator("text=Pause").ClickAsync();
        await visitor.SeesAsync("article.client", "Paused by you, not watching");
        await card.Locator("text=Resume").ClickAsync();
        await Assertions.Expect(card.Locator("text=Paused by you")).ToHaveCountAsync(0);

        await card.Locator("text=Edit and test").ClickAsync();
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Usenet");
        await Assertions.Expect(page.Locator("#secret")).ToHaveValueAsync("");
        await page.FillAsync("#name", "Usenet at home");
        await page.ClickAsync("form.form button[type=submit]");
        await page.WaitForURLAsync("**/clients");
        await Assertions.Expect(card.Locator("h2")).ToHaveTextAsync("Usenet at home");

        await visitor.GoAsync("/downloads");
        await Assertions.Expect(page.Locator("tr[data-key]").First).ToBeVisibleAsync();

        await visitor.GoAsync("/clients");
        await card.Locator("text=Remove…").ClickAsync();
        await visitor.SeesAsync(".rz-dialog", "Nothing is changed in SABnzbd");
        await page.ClickAsync(".rz-dialog >> text=Forget Usenet at home >> nth=-1");
        await visitor.SeesAsync("main", "Connect your first download client");
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task After_a_restart_of_the_program_a_page_comes_back_by_itself_and_stays_logged_in()
    {
        await using var product = await ProductProcess.LaunchAsync();
        await using var visitor = await house.Browser.VisitAsync(product);
        await visitor.LogInAsync();
        await visitor.GoAsync("/clients");
        await visitor.Page.EvaluateAsync("window.sameDocument = true");

        Assert.True(await product.StopAsync(), "It did not end by itself.");
        await product.StartAsync();

        await visitor.Page.WaitForFunctionAsync("() => window.sameDocument !== true", null, new() { Timeout = 90_000 });
        await visitor.AliveAsync();
        Assert.EndsWith("/clients", visitor.Page.Url);
        await visitor.SeesAsync("main", "Connect your first download client");
    }

    private static async Task<SabnzbdServer> StartSabnzbdAsync()
    {
        var world = new LabWorld(TimeProvider.System);
        var queue = world.CreateQueue("SABnzbd", LabIds.Nzo);
        queue.AddMany(5);
        var server = new SabnzbdServer(queue, new SabnzbdOptions());
        await server.StartAsync(CancellationToken.None);
        return server;
    }

    private static Task TestAsync(Visitor visitor) => visitor.Page.ClickAsync("form.form footer >> text=Test");

    private static Task ProblemAsync(Visitor visitor, string field) => Assertions.Expect(visitor.Page.Locator($".field[data-field={field}] .problem")).ToBeVisibleAsync();
}
