using Microsoft.Playwright;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Browser;

/// <summary>A Chromium without a window, as the system has it; each visitor gets a context of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>A screen on a desk.</summary>
    public static readonly ViewportSize Desktop = new() { Width = 1280, Height = 800 };

    /// <summary>A phone held upright.</summary>
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    // It needs no network but loopback, and where it runs as root its sandbox cannot.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts it.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)Visitor.Soon.TotalMilliseconds);
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = InstalledProgram.Get("chromium"), Headless = true, Args = Arguments }));
    }

    /// <summary>Somebody with a browser of their own, who knows nothing and nobody but what <paramref name="cookies"/> say.</summary>
    public async Task<Visitor> VisitAsync(ProductProcess product, ViewportSize? size = null, ColorScheme scheme = ColorScheme.Light, string? cookies = null)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = product.Url.ToString(),
            ViewportSize = size ?? Desktop,
            IsMobile = size == Phone,
            HasTouch = size == Phone,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
            StorageState = cookies,
        });
        context.SetDefaultTimeout((float)Visitor.Soon.TotalMilliseconds);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
