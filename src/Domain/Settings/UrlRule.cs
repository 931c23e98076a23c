using System.Diagnostics.CodeAnalysis;

namespace OrleansMedia.Domain.Settings;

/// <summary>Which addresses are taken (acceptance section 8): http or https with a host, and nothing odd in it.</summary>
public static class UrlRule
{
    /// <summary>What is said of an address that is not taken.</summary>
    public const string Message = "Invalid URL format (must be http or https)";

    /// <summary>The longest address that is taken, in characters.</summary>
    public const int LengthMax = 2000;

    /// <summary>Whether it is one, blanks around it aside.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) => Parse(text) is not null;

    /// <summary>Reads an address, blanks around it aside; null where it is none.</summary>
    public static Uri? Parse(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > LengthMax || text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\'))
        {
            return null;
        }

        return HasHost(text) && Uri.TryCreate(text, UriKind.Absolute, out var url) && IsHost(url) ? url : null;
    }

    // The URI parser mends "http:///nohost" into a host: what is written must have one.
    private static bool HasHost(string text)
    {
        var rest = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? text[7..]
            : text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text[8..]
            : "";
        return rest.Length > 0 && rest[0] is not ('/' or '?' or '#' or ':' or '@');
    }

    private static bool IsHost(Uri url) =>
        url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        || (url.HostNameType == UriHostNameType.Dns && url.Host[0] != '.' && url.Host[^1] != '.' && !url.Host.Contains("..", StringComparison.Ordinal));
}
