using System.Collections.Concurrent;
using Microsoft.Playwright;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.EndToEnd.Tests.Browser;

/// <summary>Somebody at a browser. Everything that goes wrong in their console is remembered.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>How long they wait for what should be there at once.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();

    internal Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _troubles.Enqueue("exception: " + error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _troubles.Enqueue($"console: {message.Text} ({message.Location})");
            }
        };
    }

    /// <summary>What they look at.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong in the browser.</summary>
    public IReadOnlyList<string> Troubles => [.. _troubles];

    /// <summary>Logs in with the form.</summary>
    public async Task LogInAsync(string username = ProductProcess.Username, string password = ProductProcess.Password)
    {
        await Page.GotoAsync("/login");
        await FillLoginAsync(username, password);
        await Page.WaitForURLAsync(address => new Uri(address).AbsolutePath == "/");
    }

    /// <summary>Fills the login form and sends it.</summary>
    public async Task FillLoginAsync(string username, string password)
    {
        await Page.FillAsync("#username", username);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("button[type=submit].primary");
    }

    /// <summary>Their cookies, for the next one.</summary>
    public Task<string> CookiesAsync() => _context.StorageStateAsync();

    /// <summary>Goes to a page and waits until it is alive: drawn, filled and connected.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await AliveAsync();
    }

    /// <summary>Waits until the page is connected to the program and shows no placeholder any more.</summary>
    public async Task AliveAsync()
    {
        await Assertions.Expect(Page.Locator("main h1")).ToBeVisibleAsync(new() { Timeout = Milliseconds });
        await Assertions.Expect(Page.Locator(".skeleton, .skeleton-block, .skeleton-line, .is-loading")).ToHaveCountAsync(0, new() { Timeout = Milliseconds });
    }

    /// <summary>Waits until an element shows this text.</summary>
    public Task SeesAsync(string selector, string text) =>
        Assertions.Expect(Page.Locator(selector).Filter(new() { HasText = text }).First).ToBeVisibleAsync(new() { Timeout = Milliseconds });

    /// <summary>Waits until there are so many of an element.</summary>
    public Task CountsAsync(string selector, int count) => Assertions.Expect(Page.Locator(selector)).ToHaveCountAsync(count, new() { Timeout = Milliseconds });

    /// <summary>Fails where anything went wrong in the browser.</summary>
    public void HadNoTrouble() => Assert.True(_troubles.IsEmpty, string.Join('\n', _troubles));

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static float Milliseconds => (float)Soon.TotalMilliseconds;
}
