using Microsoft.Playwright;
using OrleansMedia.EndToEnd.Tests.Browser;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Pages;

/// <summary>
/// Draws the pictures of the documentation from the demo. They go to the folder that the environment variable SCREENSHOTS names, and are
/// thrown away where there is none: then this only proves that they can be drawn.
/// </summary>
[Collection("demo")]
public sealed class ScreenshotTests(DemoHouse house)
{
    private const int PictureBytesMax = 300 * 1024;

    [RealServerFact("chromium")]
    public async Task The_pictures_of_the_documentation_can_be_drawn_and_are_small()
    {
        using var scratch = new ScratchFolder("screenshots");
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } named ? Path.GetFullPath(named) : scratch.Path;
        Directory.CreateDirectory(folder);
        foreach (var (look, size, scheme) in (IEnumerable<(string, ViewportSize, ColorScheme)>)
            [("-desktop-light", Chromium.Desktop, ColorScheme.Light), ("-desktop-dark", Chromium.Desktop, ColorScheme.Dark), ("-phone-light", Chromium.Phone, ColorScheme.Light)])
        {
            await using var visitor = await house.EnterAsync(size, scheme);
            // The stuck ones first: when there is one, the other pages have something to show too.
            await visitor.GoAsync("/downloads?view=stuck&sort=progress&order=desc");
            await Assertions.Expect(visitor.Page.Locator("tr[data-key]").First).ToBeVisibleAsync(new() { Timeout = 120_000 });
            await visitor.Page.Locator("tr[data-key] td.c-title a").First.ClickAsync();
            await Assertions.Expect(visitor.Page.Locator("figure.chart svg path.line")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
            await DrawAsync(visitor, folder, "download", look);
            await visitor.GoAsync("/");
            await DrawAsync(visitor, folder, "overview", look);
            await visitor.GoAsync("/clients");
            await DrawAsync(visitor, folder, "clients", look);
            await visitor.GoAsync("/downloads?sort=attention&order=desc");
            await Assertions.Expect(visitor.Page.Locator("tr[data-key]").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await DrawAsync(visitor, folder, "downloads", look);
        }
    }

    private static async Task DrawAsync(Visitor visitor, string folder, string page, string look)
    {
        await visitor.AliveAsync();
        var picture = await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{page}{look}.png"), Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 1, PictureBytesMax);
    }
}
