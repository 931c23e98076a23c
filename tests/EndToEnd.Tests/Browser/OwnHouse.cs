using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Browser;

/// <summary>A browser, for tests that start a product of their own.</summary>
public sealed class OwnHouse : IAsyncLifetime
{
    private Chromium? _browser;

    /// <summary>The browser.</summary>
    public Chromium Browser => _browser!;

    public async Task InitializeAsync()
    {
        if (InstalledProgram.WhyNot("chromium") is null)
        {
            _browser = await Chromium.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }
}
