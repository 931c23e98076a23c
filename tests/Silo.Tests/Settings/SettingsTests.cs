using Microsoft.Extensions.Logging;
using OrleansMedia.Silo.Settings;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void Without_any_variable_the_defaults_of_the_requirements_hold()
    {
        var (settings, errors) = Read();

        Assert.Empty(errors);
        Assert.Equal(["http://127.0.0.1:8510"], settings.Urls);
        Assert.Equal(Path.Combine("/home/somebody", "data"), settings.DataFolder);
        Assert.Equal("sqlite:" + Path.Combine("/home/somebody", "data", "orleansmedia.db"), settings.Database);
        Assert.Equal("admin", settings.GuiUsername);
        Assert.Equal(TimeSpan.FromDays(30), settings.CookieLifetime);
        Assert.Equal(new Domain.Settings.TrackingSettings(), settings.Tracking);
        Assert.Equal(new Domain.Settings.MonitoringSettings(), settings.Monitoring);
        Assert.Empty(settings.TrustedProxies);
    }

    [Theory]
    [InlineData("PROGRESS_HISTORY_HOURS", "0.5", "169", "forever")]
    [InlineData("MAX_SNAPSHOTS_PER_DOWNLOAD", "1", "1001", "2.5")]
    [InlineData("STUCK_THRESHOLD_MINUTES", "0", "10081", "-5")]
    [InlineData("MIN_PROGRESS_CHANGE", "-1", "100.1", "1,0")]
    [InlineData("MIN_SIZE_CHANGE", "-1", "9223372036854775808", "100MB")]
    [InlineData("STUCK_JUDGE_QUEUED", "yes", "2", "on")]
    [InlineData("PROGRESS_PERSIST", "no", "0", "off")]
    [InlineData("STUCK_WARNING_RATIO", "0.05", "1.1", "NaN")]
    [InlineData("QUEUE_SAMPLE_INTERVAL", "0", "3601", "5s")]
    [InlineData("MONITORING_POLL_INTERVAL", "4", "86401", "Infinity")]
    [InlineData("CLIENT_BACKOFF_MAX", "4", "86401", "1e9")]
    [InlineData("PSR_COOKIE_EXPIRY_DAYS", "0", "366", "1.5")]
    [InlineData("PSR_COOKIE_NAME", "a b", "a=b", "a;b")]
    [InlineData("LOG_LEVEL", "TRACE", "verbose", "1")]
    [InlineData("LOG_FORMAT", "xml", "JSON5", "yaml")]
    [InlineData("ORLEANSMEDIA_URLS", "127.0.0.1:8510", "https://127.0.0.1:8510", "http://a b:1")]
    [InlineData("ORLEANSMEDIA_DATA", "../data", "/var/../etc", "a/../b")]
    [InlineData("ORLEANSMEDIA_DATABASE", "../x.db", "postgres://u:p@h/d", "/a/../b.db")]
    [InlineData("TRUSTED_PROXIES", "everybody", "10.0.0.0/40", "proxy.example")]
    [InlineData("GUI_PASSWORD", "short", "1234567", "...")]
    [InlineData("ORLEANSMEDIA_API_KEY", "short", "123456789012345", "key@with#special!")]
    public void A_wrong_value_is_named_with_its_limits(string name, params string[] wrong)
    {
        foreach (var value in wrong)
        {
            var (_, errors) = Read((name, value));

            var error = Assert.Single(errors);
            Assert.StartsWith(name + ": ", error, StringComparison.Ordinal);
            var setting = SettingsCatalogue.All.Single(known => known.Name == name);
            Assert.Contains(setting.Limits, error, StringComparison.Ordinal);
            Assert.Equal(!setting.IsSecret, error.Contains(value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var (_, errors) = Read(("STUCK_THRESHOLD_MINUTES", "x"), ("LOG_LEVEL", "y"), ("ORLEANSMEDIA_API_KEY", "z"));

        Assert.Equal(3, errors.Count);
    }

    [Fact]
    public void An_empty_variable_counts_as_not_set()
    {
        var (settings, errors) = Read(("GUI_PASSWORD", ""), ("STUCK_THRESHOLD_MINUTES", "  "));

        Assert.Empty(errors);
        Assert.Null(settings.GuiPassword);
        Assert.Equal(120, settings.Tracking.StuckThresholdMinutes);
    }

    [Theory]
    [InlineData("abc123def456ghi789", true)]
    [InlineData("my_api_key_1234567", true)]
    [InlineData("api-key-with-dash12", true)]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", true)]
    [InlineData("aaaaaaaaaaaaaaaa", true)]
    [InlineData("short", false)]
    [InlineData("123456789012345", false)]
    [InlineData("has spaces not ok", false)]
    [InlineData("key@with#special!", false)]
    [InlineData("aaaaaaaaaaaaaaaa\n", false)]
    public void An_api_key_has_sixteen_safe_characters(string key, bool valid) => Assert.Equal(valid, SettingsRules.IsApiKey(key));

    [Theory]
    [InlineData("debug", LogLevel.Debug)]
    [InlineData("Info", LogLevel.Information)]
    [InlineData("WARNING", LogLevel.Warning)]
    [InlineData("error", LogLevel.Error)]
    [InlineData("Critical", LogLevel.Critical)]
    public void Log_levels_are_read_in_any_case(string text, LogLevel level) => Assert.Equal(level, Read(("LOG_LEVEL", text)).Settings.LogLevel);

    [Fact]
    public void Every_value_reaches_its_place()
    {
        var (settings, errors) = Read(
            ("ORLEANSMEDIA_URLS", "http://0.0.0.0:9000;http://[::1]:9001"), ("ORLEANSMEDIA_DATA", "/srv/media"), ("ORLEANSMEDIA_DATABASE", "Host=db;Database=om;Username=u;Password=p"),
            ("PSR_AUTH_USERNAME", "owner"), ("GUI_PASSWORD", "long-enough"), ("ORLEANSMEDIA_API_KEY", "abcdefgh12345678"), ("PSR_COOKIE_NAME", "mine"), ("PSR_COOKIE_EXPIRY_DAYS", "7"),
            ("TRUSTED_PROXIES", "10.1.2.3, 172.16.0.0/12"), ("LOG_FORMAT", "json"), ("PROGRESS_HISTORY_HOURS", "8"), ("MAX_SNAPSHOTS_PER_DOWNLOAD", "60"), ("STUCK_THRESHOLD_MINUTES", "30"),
            ("MIN_PROGRESS_CHANGE", "0.5"), ("MIN_SIZE_CHANGE", "1000"), ("STUCK_JUDGE_QUEUED", "TRUE"), ("PROGRESS_PERSIST", "false"), ("STUCK_WARNING_RATIO", "0.5"),
            ("QUEUE_SAMPLE_INTERVAL", "2"), ("MONITORING_POLL_INTERVAL", "60"), ("CLIENT_BACKOFF_MAX", "100"));

        Assert.Empty(errors);
        Assert.Equal(["http://0.0.0.0:9000", "http://[::1]:9001"], settings.Urls);
        Assert.Equal("/srv/media", settings.DataFolder);
        Assert.Equal("Host=db;Database=om;Username=u;Password=p", settings.Database);
        Assert.Equal("owner", settings.GuiUsername);
        Assert.Equal("mine", settings.CookieName);
        Assert.Equal(TimeSpan.FromDays(7), settings.CookieLifetime);
        Assert.Equal(["10.1.2.3/32", "172.16.0.0/12"], settings.TrustedProxies.Select(network => network.ToString()));
        Assert.True(settings.LogsAsJson);
        Assert.Equal(
            new Domain.Settings.TrackingSettings { HistoryHours = 8, SnapshotsMax = 60, StuckThresholdMinutes = 30, MinProgressChange = 0.5, MinSizeChangeBytes = 1000, JudgeQueued = true, Persist = false, WarningRatio = 0.5 },
            settings.Tracking);
        Assert.Equal(new Domain.Settings.MonitoringSettings { QueueSampleSeconds = 2, PollSeconds = 60, BackoffMaxSeconds = 100 }, settings.Monitoring);
        Assert.DoesNotContain("Password=p", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_lists_every_setting_and_no_other()
    {
        var documented = Repository.Read("docs/configuration.md").Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && !line.StartsWith("| `-", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]).ToList();

        Assert.Equal(SettingsCatalogue.All.Select(setting => setting.Name), documented);
        Assert.All(SettingsCatalogue.All, setting => Assert.Contains(setting.Default, Repository.Read("docs/configuration.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void No_other_file_reads_the_environment()
    {
        var readers = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("GetEnvironmentVariable", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Equal(["SiloProcess.cs"], readers);
    }

    private static (SiloSettings Settings, IReadOnlyList<string> Errors) Read(params (string Name, string Value)[] variables) =>
        SettingsReader.Read(name => variables.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault(), "/home/somebody", isTerminal: true);
}
