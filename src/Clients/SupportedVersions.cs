using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients;

/// <summary>The versions whose answers we know. Others are read all the same, and marked.</summary>
public static class SupportedVersions
{
    /// <summary>Whether a version such as <c>4.5.0RC1</c> or <c>v5.1.0</c> is one of SABnzbd 3.7 to 4.5 or qBittorrent 4.5 to 5.x.</summary>
    public static bool Include(DownloadClientKind kind, string version)
    {
        if (Parse(version) is not { } number)
        {
            return false;
        }

        return kind switch
        {
            DownloadClientKind.Sabnzbd => number.CompareTo((3, 7)) >= 0 && number.CompareTo((4, 5)) <= 0,
            DownloadClientKind.Qbittorrent => number.CompareTo((4, 5)) >= 0 && number.Major <= 5,
        };
    }

    private static (int Major, int Minor)? Parse(string version)
    {
        var parts = version.TrimStart('v', 'V').Split('.');
        return parts.Length >= 2 && int.TryParse(parts[0], out var major) && int.TryParse(Digits(parts[1]), out var minor) ? (major, minor) : null;
    }

    private static string Digits(string part) => new(part.TakeWhile(char.IsAsciiDigit).ToArray());
}
