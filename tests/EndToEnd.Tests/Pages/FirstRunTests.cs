using OrleansMedia.EndToEnd.Tests.Browser;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Pages;

/// <summary>What a stranger meets who has just started the program.</summary>
public sealed class FirstRunTests(OwnHouse house) : IClassFixture<OwnHouse>
{
    [RealServerFact("chromium")]
    public async Task A_stranger_makes_the_account_with_the_token_and_is_told_what_to_do_next()
    {
        await using var product = await ProductProcess.LaunchEmptyAsync();
        await using var visitor = await house.Browser.VisitAsync(product);

        await visitor.Page.GotoAsync("/");
        await visitor.Page.WaitForURLAsync("**/setup");
        await SetUpAsync(visitor, "not-the-token");
        await visitor.SeesAsync("[role=alert]", "not the token");

        await SetUpAsync(visitor, await product.AnnouncedAsync("Token"));
        await visitor.Page.WaitForURLAsync(address => new Uri(address).AbsolutePath == "/");
        await visitor.AliveAsync();
        await visitor.SeesAsync("main", "Connect your first download client");
        Assert.Equal("clients/add", await visitor.Page.Locator("main a.button.primary").GetAttributeAsync("href"));

        // The token is spent, and set-up is over for everybody.
        await using var second = await house.Browser.VisitAsync(product);
        await second.Page.GotoAsync("/setup");
        await second.Page.WaitForURLAsync("**/login");
        visitor.HadNoTrouble();
    }

    [RealServerFact("chromium")]
    public async Task A_wrong_password_is_told_and_the_right_one_opens_the_page_that_was_asked_for()
    {
        await using var product = await ProductProcess.LaunchAsync();
        await using var visitor = await house.Browser.VisitAsync(product);

        await visitor.Page.GotoAsync("/clients");
        await visitor.Page.WaitForURLAsync("**/login?**");
        await visitor.FillLoginAsync(ProductProcess.Username, "wrong password");
        await visitor.SeesAsync("[role=alert]", "The name or the password is not right.");

        await visitor.FillLoginAsync(ProductProcess.Username, ProductProcess.Password);
        await visitor.Page.WaitForURLAsync("**/clients");
        await visitor.AliveAsync();
        visitor.HadNoTrouble();

        await visitor.Page.ClickAsync("details[data-menu] summary");
        await visitor.Page.ClickAsync("text=Log out");
        await visitor.Page.WaitForURLAsync("**/login**");
        await visitor.Page.GotoAsync("/downloads");
        await visitor.Page.WaitForURLAsync("**/login?**");
    }

    private static async Task SetUpAsync(Visitor visitor, string token)
    {
        await visitor.Page.FillAsync("#token", token);
        await visitor.Page.FillAsync("#username", ProductProcess.Username);
        await visitor.Page.FillAsync("#password", ProductProcess.Password);
        await visitor.Page.FillAsync("#passwordAgain", ProductProcess.Password);
        await visitor.Page.ClickAsync("button[type=submit].primary");
    }
}
