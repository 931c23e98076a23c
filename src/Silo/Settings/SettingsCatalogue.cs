namespace OrleansMedia.Silo.Settings;

/// <summary>Every setting there is. What is not in this list is not read; docs/configuration.md shows the same list.</summary>
public static class SettingsCatalogue
{
    public static readonly Setting Urls = new("ORLEANSMEDIA_URLS", "http://127.0.0.1:8510", "one or more http:// addresses with a port, separated by semicolons",
        "Where the web page and the API listen. The command line's --urls means the same. Use http://0.0.0.0:8510 to be reachable from other machines, behind a reverse proxy that speaks https.");

    public static readonly Setting Data = new("ORLEANSMEDIA_DATA", "data", "a path without \"..\" segments",
        "The folder for the database and the keys, from the working directory where it is not absolute. Made with mode 700.");

    public static readonly Setting Database = new("ORLEANSMEDIA_DATABASE", "orleansmedia.db in the data folder", "the path of an SQLite file, or a PostgreSQL connection string (Host=...)",
        "The database. It may hold a password, and is never shown.", IsSecret: true);

    public static readonly Setting GuiUsername = new("GUI_USERNAME", "admin", "1 to 60 characters without spaces at the ends",
        "The login name of the account that GUI_PASSWORD makes. PSR_AUTH_USERNAME means the same.");

    public static readonly Setting GuiPassword = new("GUI_PASSWORD", "not set", "8 to 200 characters",
        "Makes the account at the first start. Afterwards it changes nothing. Without it the account is made on the set-up page, with the one-time token printed at start.", IsSecret: true);

    public static readonly Setting ApiKey = new("ORLEANSMEDIA_API_KEY", "not set", "at least 16 and at most 200 characters of A-Z a-z 0-9 _ . -",
        "The API key at the first start. Afterwards keys are changed by the API.", IsSecret: true);

    public static readonly Setting CookieName = new("PSR_COOKIE_NAME", "psr_auth", "1 to 40 characters of A-Z a-z 0-9 _ -",
        "The name of the login cookie; give each a name of its own where several installations share a host.");

    public static readonly Setting CookieDays = new("PSR_COOKIE_EXPIRY_DAYS", "30", "between 1 and 365",
        "Days after which a login ends that is not used.");

    public static readonly Setting TrustedProxies = new("TRUSTED_PROXIES", "none", "IP addresses or networks (10.0.0.0/8), separated by commas",
        "The reverse proxies whose X-Forwarded-For, -Proto and -Host are believed. Everybody else's are ignored.");

    public static readonly Setting LogLevel = new("LOG_LEVEL", "INFO", "one of DEBUG, INFO, WARNING, ERROR, CRITICAL",
        "The least severe lines that are logged.");

    public static readonly Setting LogFormat = new("LOG_FORMAT", "auto", "one of auto, json, text",
        "json writes one JSON object for each line, text writes lines for people; auto takes text in a terminal and json elsewhere.");

    public static readonly Setting PollInterval = new("MONITORING_POLL_INTERVAL", "120", "between 5 and 86400",
        "Seconds between two reads of a client's history and warnings.");

    public static readonly Setting SampleInterval = new("QUEUE_SAMPLE_INTERVAL", "5", "between 1 and 3600",
        "Seconds between two samples of a client's queue.");

    public static readonly Setting BackoffMax = new("CLIENT_BACKOFF_MAX", "300", "between 5 and 86400",
        "The longest wait between two tries at a client that is down, in seconds.");

    public static readonly Setting HistoryHours = new("PROGRESS_HISTORY_HOURS", "4", "between 1 and 168",
        "Hours for which progress snapshots are kept.");

    public static readonly Setting SnapshotsMax = new("MAX_SNAPSHOTS_PER_DOWNLOAD", "50", "a whole number between 2 and 1000",
        "Progress snapshots kept for each download; each costs 24 bytes.");

    public static readonly Setting StuckThreshold = new("STUCK_THRESHOLD_MINUTES", "120", "between 1 and 10080",
        "Minutes without enough progress after which a download is stuck.");

    public static readonly Setting MinProgress = new("MIN_PROGRESS_CHANGE", "1.0", "between 0 and 100",
        "Percent points that count as progress.");

    public static readonly Setting MinSize = new("MIN_SIZE_CHANGE", "104857600", "a whole number between 0 and 9223372036854775807",
        "Bytes that count as progress.");

    public static readonly Setting JudgeQueued = new("STUCK_JUDGE_QUEUED", "false", "true or false",
        "Judge a queued download even while it waits its turn.");

    public static readonly Setting Persist = new("PROGRESS_PERSIST", "true", "true or false",
        "Keep the progress history over a restart.");

    public static readonly Setting WarningRatio = new("STUCK_WARNING_RATIO", "0.75", "between 0.1 and 1",
        "The part of the stuck threshold after which a download is called at risk.");

    /// <summary>All of them, in the order of the documentation.</summary>
    public static readonly IReadOnlyList<Setting> All =
    [
        Urls, Data, Database, GuiUsername, GuiPassword, ApiKey, CookieName, CookieDays, TrustedProxies, LogLevel, LogFormat,
        PollInterval, SampleInterval, BackoffMax,
        HistoryHours, SnapshotsMax, StuckThreshold, MinProgress, MinSize, JudgeQueued, Persist, WarningRatio,
    ];
}
