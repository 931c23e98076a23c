using Microsoft.Playwright;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Browser;

/// <summary>The demo and a browser, for the tests that only look. Nothing is started where there is no browser: then the tests are skipped.</summary>
public sealed class DemoHouse : IAsyncLifetime
{
    private Chromium? _browser;
    private ProductProcess? _product;
    private string? _cookies;

    /// <summary>The demo.</summary>
    public ProductProcess Product => _product!;

    /// <summary>Somebody who has logged in to the demo, on its overview. Only the first one uses the form: whoever tries passwords too often must wait.</summary>
    public async Task<Visitor> EnterAsync(ViewportSize? size = null, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.True(Product.IsRunning, "The demo has ended:\n" + string.Join('\n', Product.Output));
        var visitor = await _browser!.VisitAsync(Product, size, scheme, _cookies);
        if (_cookies is null)
        {
            await visitor.LogInAsync(await Product.AnnouncedAsync("Name"), await Product.AnnouncedAsync("Password"));
            _cookies = await visitor.CookiesAsync();
        }

        await visitor.GoAsync("/");
        return visitor;
    }

    public async Task InitializeAsync()
    {
        if (InstalledProgram.WhyNot("chromium") is null)
        {
            _browser = await Chromium.StartAsync();
            _product = await ProductProcess.LaunchDemoAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (_product is not null)
        {
            await _product.DisposeAsync();
        }

        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }
}
