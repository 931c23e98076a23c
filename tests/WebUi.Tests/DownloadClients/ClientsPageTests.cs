using Bunit;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.WebUi.DownloadClients;
using static OrleansMedia.WebUi.Tests.Examples;

namespace OrleansMedia.WebUi.Tests.DownloadClients;

public sealed class ClientsPageTests : House
{
    [Fact]
    public void Without_any_it_offers_to_connect_one() => Render<ClientsPage>().WaitForElement("a[href='clients/add']");

    [Fact]
    public void A_client_says_how_it_is_and_what_to_do()
    {
        Lists.Clients.Add(Client(health: "down") with { FaultMessage = "Nothing listens at http://sab:8080. Is it running?" });

        var card = Render<ClientsPage>().WaitForElement("[data-client=sab]");

        Assert.Contains("No answer for 4 min", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Is it running?", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("bad", card.QuerySelector("[data-tone]")!.GetAttribute("data-tone"));
    }

    [Fact]
    public void It_is_checked_paused_and_resumed_from_its_card()
    {
        Lists.Clients.Add(Client());
        var page = Render<ClientsPage>();
        page.WaitForElements(".acts button")[0].Click();
        page.WaitForAssertion(() => Assert.Equal(["poll"], Grains.Client("sab").Commands));
        page.WaitForElements(".acts button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal(["poll", "pause"], Grains.Client("sab").Commands));

        Lists.Clients[0] = Client(health: "paused");
        Change();
        page.WaitForAssertion(() => Assert.Equal("Resume", page.FindAll(".acts button")[1].TextContent.Trim()));
        page.FindAll(".acts button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal(["poll", "pause", "resume"], Grains.Client("sab").Commands));
    }

    [Theory]
    [InlineData(0, "Forget SABnzbd here. Nothing is changed in SABnzbd.")]
    [InlineData(1, "Forget SABnzbd and its one download here. Nothing is changed in SABnzbd.")]
    [InlineData(1400, "Forget SABnzbd and its 1,400 downloads here. Nothing is changed in SABnzbd.")]
    public void Removing_says_what_it_means(int downloads, string words) => Assert.Equal(words, ClientCard.RemoveQuestion(Client() with { Downloads = downloads }));

    [Fact]
    public async Task A_command_without_an_answer_ends_in_a_sentence()
    {
        var result = await Commands.TryAsync(() => throw new TimeoutException());

        Assert.Equal((CommandOutcome.Failed, "No answer came in time. It may have been carried out nevertheless."), (result.Outcome, result.Message));
    }

    [Fact]
    public void A_broken_store_is_said_with_a_way_to_try_again()
    {
        Lists.IsBroken = true;
        var page = Render<ClientsPage>();
        page.WaitForElement(".trouble");

        Lists.IsBroken = false;
        Lists.Clients.Add(Client());
        page.Find(".trouble button").Click();

        page.WaitForElement("[data-client=sab]");
    }
}
