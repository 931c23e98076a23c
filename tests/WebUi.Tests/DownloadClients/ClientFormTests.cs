using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.WebUi.DownloadClients;
using static OrleansMedia.WebUi.Tests.Examples;

namespace OrleansMedia.WebUi.Tests.DownloadClients;

public sealed class ClientFormTests : House
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void A_new_one_is_filled_in_as_most_have_it()
    {
        var form = Render<ClientForm>();

        Assert.Equal("SABnzbd", form.WaitForElement("#name").GetAttribute("value"));
        Assert.Equal("http://localhost:8080", form.Find("#url").GetAttribute("value"));
        Assert.Empty(form.FindAll("#username"));
    }

    [Fact]
    public void Choosing_the_other_program_changes_only_what_nobody_touched()
    {
        var form = Render<ClientForm>();
        form.WaitForElement("#url").Input("http://nas:9090");
        form.Find("input[value=qbittorrent]").Change("qbittorrent");

        Assert.Equal("qBittorrent", form.Find("#name").GetAttribute("value"));
        Assert.Equal("http://nas:9090", form.Find("#url").GetAttribute("value"));
        Assert.Equal("admin", form.Find("#username").GetAttribute("value"));
    }

    [Fact]
    public void What_is_wrong_is_said_at_its_field_before_anybody_is_asked()
    {
        var form = Render<ClientForm>();
        form.WaitForElement("#name").Input(" ");
        form.Find("#url").Input("nas:9090");
        form.Find("form").Submit();

        Assert.Contains("Give it a name.", form.Find("[data-field=name]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Write the whole address", form.Find("[data-field=url]").TextContent, StringComparison.Ordinal);
        Assert.Contains("API key", form.Find("[data-field=secret] .problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", form.Find("#url").GetAttribute("aria-invalid"));
        Assert.Empty(Grains.Clients);
    }

    [Theory]
    [InlineData("url", "Nothing listens at http://localhost:8080.")]
    [InlineData("secret", "SABnzbd refuses this API key.")]
    public void A_failed_test_shows_at_the_field_that_needs_mending(string field, string message)
    {
        Grains.Client("new").TestAnswer = new ConnectionTest { Ok = false, Field = field, Message = message };
        var form = Render<ClientForm>();
        form.WaitForElement("#secret").Input("k");

        form.FindAll("footer button")[1].Click();

        form.WaitForAssertion(() => Assert.Contains(message, form.Find($"[data-field={field}] .problem").TextContent, StringComparison.Ordinal));
        Assert.Null(Grains.Client("new").Configured);
    }

    [Fact]
    public void A_good_test_says_what_was_found()
    {
        var form = Render<ClientForm>();
        form.WaitForElement("#secret").Input("k");
        form.FindAll("footer button")[1].Click();

        form.WaitForAssertion(() => Assert.Contains("SABnzbd 4.5.0, 12 in the queue", form.Find(".form-found").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_test_without_an_answer_ends_in_a_sentence()
    {
        Grains.Client("new").Fault = new TimeoutException();
        var form = Render<ClientForm>();
        form.WaitForElement("#secret").Input("k");
        form.FindAll("footer button")[1].Click();

        form.WaitForAssertion(() => Assert.Contains("No answer came in time.", form.Find(".form-trouble").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_client_gets_a_free_id_made_from_its_name()
    {
        Lists.Clients.Add(Client("sabnzbd"));
        var form = Render<ClientForm>();
        form.WaitForElement("#secret").Input(" key ");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.EndsWith("/clients", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(("SABnzbd", "sabnzbd", "key"), (Grains.Client("sabnzbd-2").Configured!.Name, Grains.Client("sabnzbd-2").Configured!.Kind, Grains.Client("sabnzbd-2").Configured!.Secret));
    }

    [Fact]
    public void A_refused_save_shows_its_errors_at_their_fields()
    {
        Grains.Client("sabnzbd").Answer = CommandResult.Invalid([new FieldError { Field = "url", Message = "Only http and https." }, new FieldError { Field = "nowhere", Message = "Something else." }]);
        var form = Render<ClientForm>();
        form.WaitForElement("#secret").Input("k");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Contains("Only http and https.", form.Find("[data-field=url]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Something else.", form.Find(".form-trouble").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stored_secret_is_never_shown_and_kept_when_left_empty()
    {
        Grains.Client("sab").Snapshot = Settings();
        var form = Render<ClientForm>(parameters => parameters.Add(f => f.Id, "sab"));

        Assert.Equal("stored", form.WaitForElement("#secret").GetAttribute("placeholder"));
        Assert.True(string.IsNullOrEmpty(form.Find("#secret").GetAttribute("value")));
        Assert.Contains("leave empty to keep it", form.Find("[data-field=secret]").TextContent, StringComparison.Ordinal);

        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.NotNull(Grains.Client("sab").Configured));
        Assert.Null(Grains.Client("sab").Configured!.Secret);
    }

    [Fact]
    public void A_client_that_is_not_there_is_said_to_be_so()
    {
        var form = Render<ClientForm>(parameters => parameters.Add(f => f.Id, "nope"));

        form.WaitForAssertion(() => Assert.Contains("This client isn't here", form.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SABnzbd (4K)", "sabnzbd-4k")]
    [InlineData("  ", "client")]
    [InlineData("add", "client")]
    [InlineData("Übergröße", "bergr-e")]
    [InlineData("sab", "sab-2")]
    public void An_id_can_stand_in_an_address(string name, string id) => Assert.Equal(id, ClientIds.For(name, ["sab"]));
}
