using System.Text.RegularExpressions;

namespace OrleansMedia.Tests.Processes;

/// <summary>The product itself, as it was built beside the tests: its own process, its own data folder, its own port.</summary>
public sealed partial class ProductProcess : IAsyncDisposable
{
    /// <summary>The name of the account that is made at the first start.</summary>
    public const string Username = "admin";

    /// <summary>Its password.</summary>
    public const string Password = "correct horse battery";

    /// <summary>The API key that is made at the first start.</summary>
    public const string ApiKey = "key-for-tests-0123456789";

    private readonly ScratchFolder _folder = new("product");
    private readonly string[] _arguments;
    private readonly FakeClock? _clock;
    private readonly Dictionary<string, string?> _environment;
    private readonly HttpClient _http;
    private ServerProcess? _process;

    private ProductProcess(string[] arguments, IReadOnlyDictionary<string, string?> environment, FakeClock? clock)
    {
        _clock = clock;
        Url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        _arguments = arguments;
        _environment = new Dictionary<string, string?>
        {
            ["ORLEANSMEDIA_URLS"] = Url.GetLeftPart(UriPartial.Authority),
            ["ORLEANSMEDIA_DATA"] = _folder.At("data"),
            ["TMPDIR"] = _folder.Folder("tmp"),
            ["LOG_FORMAT"] = "text",
            ["DOTNET_ENVIRONMENT"] = null,
            ["ASPNETCORE_ENVIRONMENT"] = null,
            ["ASPNETCORE_URLS"] = null,
        };
        foreach (var (name, value) in environment)
        {
            _environment[name] = value;
        }

        _http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(20) };
        Api = new ProductApi(_http);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Its API, spoken to with the API key.</summary>
    public ProductApi Api { get; }

    /// <summary>What it printed, the newest lines.</summary>
    public IReadOnlyList<string> Output => _process?.Output ?? [];

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => _process?.IsRunning == true;

    /// <summary>Starts it with an account and an API key, and returns when it is ready.</summary>
    public static Task<ProductProcess> LaunchAsync(params (string Name, string Value)[] settings) => LaunchAsync(clock: null, settings);

    /// <summary>The same, with a clock that the test can set forward.</summary>
    public static Task<ProductProcess> LaunchAsync(FakeClock? clock, params (string Name, string Value)[] settings) =>
        LaunchAsync([], [("GUI_PASSWORD", Password), ("ORLEANSMEDIA_API_KEY", ApiKey), .. settings], clock);

    /// <summary>Starts it as a stranger would, without an account.</summary>
    public static Task<ProductProcess> LaunchEmptyAsync() => LaunchAsync([], []);

    /// <summary>Starts the demo.</summary>
    public static Task<ProductProcess> LaunchDemoAsync() => LaunchAsync(["--demo"], []);

    /// <summary>Starts it again after <see cref="KillAsync"/> or <see cref="StopAsync"/>: same data, same port.</summary>
    public async Task StartAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _process = await ServerProcess.StartAsync(_folder.Path, [.. _clock?.Before ?? [], "dotnet", ProductFile(), .. _arguments], _environment);
        await Patience.UntilAsync("the product is ready", TimeSpan.FromSeconds(60), async () =>
        {
            Assert.True(_process.IsRunning, "The product ended:\n" + string.Join('\n', Output));
            // It says where it is when the account of the first start is made; until then nobody could log in.
            using var answer = await _http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode && Output.Any(line => line.Contains(Url.Authority, StringComparison.Ordinal));
        }, () => Task.FromResult(string.Join('\n', Output)));
    }

    /// <summary>Ends it as a power cut would (SIGKILL).</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>Asks it to end (SIGTERM); true where it did so by itself within 40 seconds: it gives those who are at it 20.</summary>
    public Task<bool> StopAsync() => _process!.StopAsync(TimeSpan.FromSeconds(40));

    /// <summary>What stands after a word in its start message: <c>Token</c>, <c>Password</c>, <c>Name</c>.</summary>
    public async Task<string> AnnouncedAsync(string word) => await Patience.UntilAsync(word + " is announced", TimeSpan.FromSeconds(20), () =>
        Task.FromResult(Output.Select(line => Announcement().Match(line)).FirstOrDefault(match => match.Success && match.Groups["word"].Value == word)?.Groups["value"].Value),
        () => Task.FromResult(string.Join('\n', Output)));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    private static async Task<ProductProcess> LaunchAsync(string[] arguments, IReadOnlyList<(string Name, string Value)> settings, FakeClock? clock = null)
    {
        var product = new ProductProcess(arguments, settings.ToDictionary(one => one.Name, one => (string?)one.Value), clock);
        try
        {
            await product.StartAsync();
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    // The build of the product that was built in the same way as the tests: .../tests/X/bin/Release/net10.0/ -> .../src/Silo/bin/Release/net10.0/
    private static string ProductFile()
    {
        var parts = AppContext.BaseDirectory.TrimEnd('/').Split('/');
        var root = string.Join('/', parts[..^5]);
        var file = Path.Combine(root, "src", "Silo", "bin", parts[^2], parts[^1], "OrleansMedia.Silo.dll");
        Assert.True(File.Exists(file), $"The product is not built: {file}");
        return file;
    }

    [GeneratedRegex(@"^\s*(?<word>Open|Token|Name|Password)\s+(?<value>\S.*?)\s*$")]
    private static partial Regex Announcement();
}
