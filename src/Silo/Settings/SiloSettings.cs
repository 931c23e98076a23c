using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Silo.Settings;

/// <summary>All settings of this process, validated. Holds secrets: never log it.</summary>
public sealed record SiloSettings
{
    /// <summary>Where to listen.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [SettingsCatalogue.Urls.Default];

    /// <summary>Absolute path of the data folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>What the store takes: <c>sqlite:PATH</c>, or a PostgreSQL connection string.</summary>
    public required string Database { get; init; }

    /// <summary>Name of the account that <see cref="GuiPassword"/> makes.</summary>
    public string GuiUsername { get; init; } = "admin";

    /// <summary>Makes the account at the first start; null leaves that to the set-up page.</summary>
    public string? GuiPassword { get; init; }

    /// <summary>The first API key; null for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Name of the login cookie.</summary>
    public string CookieName { get; init; } = "psr_auth";

    /// <summary>After how long an unused login ends.</summary>
    public TimeSpan CookieLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Networks of the proxies that are believed; none by default.</summary>
    public IReadOnlyList<System.Net.IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The least severe level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Whether log lines are JSON.</summary>
    public bool LogsAsJson { get; init; }

    /// <summary>How often clients are asked.</summary>
    public MonitoringSettings Monitoring { get; init; } = new();

    /// <summary>When a download is stuck.</summary>
    public TrackingSettings Tracking { get; init; } = new();

    /// <summary>Whether the simulated services run beside it.</summary>
    public bool Demo { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"settings for {string.Join(';', Urls)}";
}
