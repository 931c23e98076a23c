using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>Which settings of a download client are taken.</summary>
public static class ClientSettingsRule
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLengthMax = 60;

    /// <summary>The longest user name, in characters.</summary>
    public const int UsernameLengthMax = 100;

    /// <summary>The longest API key or password, in characters.</summary>
    public const int SecretLengthMax = 200;

    /// <summary>All that is wrong with them; empty where nothing is.</summary>
    /// <param name="name">The name a person gave it.</param>
    /// <param name="kind">Wire name of the program.</param>
    /// <param name="url">Where it listens.</param>
    /// <param name="username">qBittorrent's user.</param>
    /// <param name="secret">API key or password; null or empty where the stored one stays.</param>
    /// <param name="hasStoredSecret">Whether there is a stored one.</param>
    public static IReadOnlyList<ClientSettingsFault> Check(string? name, string? kind, string? url, string? username, string? secret, bool hasStoredSecret)
    {
        var faults = new List<ClientSettingsFault>();
        CheckName(name?.Trim() ?? "", faults);
        var program = DownloadClientKindNames.FromWire(kind);
        if (program is null)
        {
            faults.Add(new("kind", "Choose sabnzbd or qbittorrent."));
        }

        CheckUrl(url, faults);
        if ((username?.Length ?? 0) > UsernameLengthMax || HasControl(username))
        {
            faults.Add(new("username", $"A user name has at most {UsernameLengthMax} characters, all of them printable."));
        }

        CheckSecret(program, secret ?? "", hasStoredSecret, faults);
        return faults;
    }

    private static void CheckName(string name, List<ClientSettingsFault> faults)
    {
        if (name.Length is 0 or > NameLengthMax || HasControl(name))
        {
            faults.Add(new("name", $"Give it a name of 1 to {NameLengthMax} characters."));
        }
    }

    private static void CheckUrl(string? text, List<ClientSettingsFault> faults)
    {
        if (UrlRule.Parse(text) is not { } url)
        {
            faults.Add(new("url", UrlRule.Message));
        }
        else if (url.UserInfo.Length > 0)
        {
            faults.Add(new("url", "Leave user name and password out of the URL; they have fields of their own."));
        }
        else if (url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            faults.Add(new("url", "Leave out everything from the question mark or the hash on, for example http://nas:8080/sabnzbd."));
        }
    }

    private static void CheckSecret(DownloadClientKind? program, string secret, bool hasStoredSecret, List<ClientSettingsFault> faults)
    {
        if (secret.Length > SecretLengthMax || HasControl(secret))
        {
            faults.Add(new("secret", $"It has at most {SecretLengthMax} characters, all of them printable."));
        }
        else if (program == DownloadClientKind.Sabnzbd && secret.Length == 0 && !hasStoredSecret)
        {
            faults.Add(new("secret", "Enter the API key; SABnzbd shows it under Config, General."));
        }
        else if (program == DownloadClientKind.Sabnzbd && !secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'))
        {
            faults.Add(new("secret", "An API key holds letters, digits, dots, dashes and underscores only."));
        }
    }

    private static bool HasControl(string? text) => text?.Any(char.IsControl) ?? false;
}
