using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Qbittorrent;

namespace OrleansMedia.Bench.Start;

/// <summary>
/// Process start to the first 200 of /health/ready, and resident memory: idle, after the first page, and with 10,000 torrents that are all
/// watched. Of a published Release build, which it makes in a scratch folder; the simulated qBittorrent runs in this process, not in the measured one.
/// </summary>
internal static class StartBenchmark
{
    private const int Starts = 7;
    private const int Tracked = 10_000;
    private const string ApiKey = "bench-0123456789abcdef";
    private const string Password = "bench-password";
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _settle = TimeSpan.FromSeconds(15);

    public static async Task<Result> RunAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("orleansmedia-start-");
        try
        {
            var program = await PublishAsync(scratch.FullName);
            List<double> ready = [];
            for (var i = 0; i < Starts; i++)
            {
                using var silo = await SiloRun.StartAsync(program, Path.Combine(scratch.FullName, $"data{i}"));
                ready.Add(silo.ReadySeconds);
            }

            var (idle, firstPage) = await MemoryAsync(program, Path.Combine(scratch.FullName, "pages"));
            var tracked = await TrackedMemoryAsync(program, Path.Combine(scratch.FullName, "tracked"));
            return new(new Dictionary<string, object>
            {
                ["ready_seconds"] = Math.Round(ready.Order().ElementAt(Starts / 2), 3),
                ["ready_seconds_min"] = Math.Round(ready.Min(), 3),
                ["idle_mb"] = idle,
                ["first_page_mb"] = firstPage,
                ["tracked_10000_mb"] = tracked,
            });
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task<(double Idle, double FirstPage)> MemoryAsync(string program, string data)
    {
        using var silo = await SiloRun.StartAsync(program, data);
        await Task.Delay(_settle);
        var idle = silo.ResidentMegabytes();
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = silo.Address, Timeout = _patience };
        (await http.GetAsync(new Uri("/login", UriKind.Relative))).EnsureSuccessStatusCode();
        http.DefaultRequestHeaders.Add("X-Api-Key", ApiKey);
        (await http.GetAsync(new Uri("/", UriKind.Relative))).EnsureSuccessStatusCode();
        await Task.Delay(TimeSpan.FromSeconds(3));
        return (idle, silo.ResidentMegabytes());
    }

    private static async Task<double> TrackedMemoryAsync(string program, string data)
    {
        var queue = new LabWorld(TimeProvider.System).CreateQueue("start", LabIds.InfoHash);
        queue.AddMany(Tracked);
        await using var torrents = new QbittorrentServer(queue, new QbittorrentOptions());
        await torrents.StartAsync();
        using var silo = await SiloRun.StartAsync(program, data);
        using var http = new HttpClient { BaseAddress = silo.Address, Timeout = _patience };
        http.DefaultRequestHeaders.Add("X-Api-Key", ApiKey);
        var added = await http.PostAsJsonAsync("/api/v1/clients", new
        {
            name = "torrents",
            kind = "qbittorrent",
            url = torrents.Url.ToString(),
            username = torrents.Options.User,
            secret = torrents.Options.Password,
        });
        added.EnsureSuccessStatusCode();
        var waiting = Stopwatch.StartNew();
        while (await CountAsync(http) < Tracked)
        {
            if (waiting.Elapsed > _patience)
            {
                throw new TimeoutException($"Not all {Tracked} downloads were taken in within {_patience}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        await Task.Delay(_settle);
        return silo.ResidentMegabytes();
    }

    private static async Task<int> CountAsync(HttpClient http)
    {
        var counts = await http.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/downloads/counts", UriKind.Relative));
        return counts.GetProperty("all").GetInt32();
    }

    private static async Task<string> PublishAsync(string scratch)
    {
        var output = Path.Combine(scratch, "program");
        using var publish = Process.Start("dotnet", ["publish", "src/Silo", "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-o", output, "-v", "quiet", "--nologo"]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(output, "OrleansMedia.Silo.dll")
            : throw new InvalidOperationException("Publishing failed. Run the benchmark in the root folder of the project.");
    }

    /// <summary>One run of the published program.</summary>
    private sealed class SiloRun : IDisposable
    {
        private readonly Process _process;

        private SiloRun(Process process, Uri address, double readySeconds)
        {
            _process = process;
            Address = address;
            ReadySeconds = readySeconds;
        }

        public Uri Address { get; }

        public double ReadySeconds { get; }

        public static async Task<SiloRun> StartAsync(string program, string data)
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["ORLEANSMEDIA_URLS"] = address.ToString();
            start.Environment["ORLEANSMEDIA_DATA"] = data;
            start.Environment["ORLEANSMEDIA_API_KEY"] = ApiKey;
            start.Environment["GUI_PASSWORD"] = Password;
            using var http = new HttpClient { BaseAddress = address };
            var watch = Stopwatch.StartNew();
            var process = Process.Start(start)!;
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            while (!await IsReadyAsync(http))
            {
                if (process.HasExited || watch.Elapsed > _patience)
                {
                    process.Kill();
                    throw new InvalidOperationException($"The program did not become ready within {_patience}, or ended.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(5));
            }

            return new SiloRun(process, address, watch.Elapsed.TotalSeconds);
        }

        public double ResidentMegabytes()
        {
            _process.Refresh();
            return Math.Round(_process.WorkingSet64 / 1048576.0, 1);
        }

        public void Dispose()
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }

        private static async Task<bool> IsReadyAsync(HttpClient http)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
