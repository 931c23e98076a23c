using OrleansMedia.Domain.Settings;
using static OrleansMedia.Silo.Settings.SettingsCatalogue;

namespace OrleansMedia.Silo.Settings;

/// <summary>Makes <see cref="SiloSettings"/> from variables (R79, R192), or says what is wrong with them.</summary>
public static class SettingsReader
{
    /// <summary>Reads all settings. Where there are errors the settings are not to be used.</summary>
    /// <param name="lookup">Gives the raw value of a variable; null where it is not set.</param>
    /// <param name="workingFolder">What relative paths start from.</param>
    /// <param name="isTerminal">Whether a person reads along, for <c>LOG_FORMAT=auto</c>.</param>
    public static (SiloSettings Settings, IReadOnlyList<string> Errors) Read(Func<string, string?> lookup, string workingFolder, bool isTerminal)
    {
        var values = new SettingsValues(lookup);
        var data = Path.GetFullPath(values.Checked(Data, SettingsRules.IsSafePath) ?? Data.Default, workingFolder);
        var settings = new SiloSettings
        {
            Urls = SettingsRules.SplitUrls(values.Checked(SettingsCatalogue.Urls, SettingsRules.AreListenUrls) ?? SettingsCatalogue.Urls.Default),
            DataFolder = data,
            Database = SettingsRules.Connection(values.Checked(SettingsCatalogue.Database, SettingsRules.IsDatabase) ?? Path.Combine(data, "orleansmedia.db"), workingFolder),
            GuiUsername = values.Checked(GuiUsername, text => text.Length <= 60, "PSR_AUTH_USERNAME") ?? GuiUsername.Default,
            GuiPassword = values.Checked(GuiPassword, text => text.Length is >= 8 and <= 200),
            ApiKey = values.Checked(ApiKey, SettingsRules.IsApiKey),
            CookieName = values.Checked(CookieName, SettingsRules.IsCookieName) ?? CookieName.Default,
            CookieLifetime = TimeSpan.FromDays(values.Whole(CookieDays, 30, 1, 365)),
            TrustedProxies = SettingsRules.Networks(values.Checked(SettingsCatalogue.TrustedProxies, text => SettingsRules.Networks(text) is not null)) ?? [],
            LogLevel = SettingsRules.Level(values.Checked(SettingsCatalogue.LogLevel, text => SettingsRules.Level(text) is not null) ?? "INFO") ?? Microsoft.Extensions.Logging.LogLevel.Information,
            LogsAsJson = (values.Checked(LogFormat, text => text is "auto" or "json" or "text") ?? LogFormat.Default) switch
            {
                "json" => true,
                "text" => false,
                _ => !isTerminal,
            },
            Monitoring = ReadMonitoring(values),
            Tracking = ReadTracking(values),
        };
        return (settings, values.Errors);
    }

    private static MonitoringSettings ReadMonitoring(SettingsValues values) => new()
    {
        PollSeconds = values.Number(PollInterval, 120, 5, 86400),
        QueueSampleSeconds = values.Number(SampleInterval, 5, 1, 3600),
        BackoffMaxSeconds = values.Number(BackoffMax, 300, 5, 86400),
    };

    private static TrackingSettings ReadTracking(SettingsValues values) => new()
    {
        HistoryHours = values.Number(HistoryHours, 4, 1, 168),
        SnapshotsMax = (int)values.Whole(SnapshotsMax, 50, 2, 1000),
        StuckThresholdMinutes = values.Number(StuckThreshold, 120, 1, 10080),
        MinProgressChange = values.Number(MinProgress, 1.0, 0, 100),
        MinSizeChangeBytes = values.Whole(MinSize, 104_857_600, 0, long.MaxValue),
        JudgeQueued = values.Flag(JudgeQueued, false),
        Persist = values.Flag(Persist, true),
        WarningRatio = values.Number(WarningRatio, 0.75, 0.1, 1),
    };
}
