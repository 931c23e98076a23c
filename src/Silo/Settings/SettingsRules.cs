using System.Net;
using System.Text.RegularExpressions;

namespace OrleansMedia.Silo.Settings;

/// <summary>What the values of settings must be like (R161, R162, R164; acceptance section 8).</summary>
public static partial class SettingsRules
{
    private const string SqlitePrefix = "sqlite:";

    /// <summary>At least 16 characters of <c>[A-Za-z0-9_.-]</c>, and nothing after them, not even a line break.</summary>
    public static bool IsApiKey(string text) => text.Length <= 200 && ApiKeyPattern().IsMatch(text);

    /// <summary>A name that is safe in a Set-Cookie header.</summary>
    public static bool IsCookieName(string text) => CookieNamePattern().IsMatch(text);

    /// <summary>A path of which no segment is <c>..</c> and that holds no NUL.</summary>
    public static bool IsSafePath(string text) =>
        !text.Contains('\0', StringComparison.Ordinal) && !text.Split('/', '\\').Contains("..");

    /// <summary>An SQLite path or a PostgreSQL connection string; an address (<c>postgres://</c>) is neither.</summary>
    public static bool IsDatabase(string text) =>
        !text.Contains("://", StringComparison.Ordinal) && (IsServer(text) || IsSafePath(text));

    /// <summary>What the store takes: <c>sqlite:</c> and an absolute path, or the connection string as it is.</summary>
    public static string Connection(string database, string workingFolder) => IsServer(database)
        ? database
        : SqlitePrefix + Path.GetFullPath(database.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase) ? database[SqlitePrefix.Length..] : database, workingFolder);

    /// <summary>Addresses to listen on.</summary>
    public static bool AreListenUrls(string text)
    {
        var urls = SplitUrls(text);
        return urls.Count > 0 && urls.All(IsListenUrl);
    }

    /// <summary>The addresses of a list with semicolons.</summary>
    public static IReadOnlyList<string> SplitUrls(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Networks of a list with commas; null where one of them is none.</summary>
    public static IReadOnlyList<IPNetwork>? Networks(string? text)
    {
        List<IPNetwork> networks = [];
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else
            {
                return null;
            }
        }

        return networks;
    }

    /// <summary>A log level by its name, in any case; null where it is none (R193, acceptance section 8).</summary>
    public static LogLevel? Level(string text) => text.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.Debug,
        "INFO" => LogLevel.Information,
        "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "CRITICAL" => LogLevel.Critical,
        _ => null,
    };

    private static bool IsServer(string text) => text.Contains('=', StringComparison.Ordinal);

    // Kestrel's own wildcards (http://*:8510, http://+:8510) are no URIs, but people write them.
    private static bool IsListenUrl(string url) =>
        Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.Host.Length > 0 && uri.PathAndQuery == "/";

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{16,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ApiKeyPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CookieNamePattern();
}
