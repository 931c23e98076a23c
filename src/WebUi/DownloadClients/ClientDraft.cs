using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.WebUi.Resources;
using OrleansMedia.WebUi.Words;

namespace OrleansMedia.WebUi.DownloadClients;

/// <summary>What stands in the form of a download client, and what is wrong with each field.</summary>
public sealed class ClientDraft
{
    /// <summary>The programs that can be connected.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["sabnzbd", "qbittorrent"];

    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);

    /// <summary>A new client, filled in as most have it.</summary>
    public ClientDraft() => Choose(Kinds[0]);

    /// <summary>One that is there. Its secret stays where it is.</summary>
    public ClientDraft(DownloadClientSnapshot client)
    {
        (Name, Kind, Url, Username) = (client.Name, client.Kind, client.Url, client.Username);
        (AcceptAnyCertificate, HasSecret) = (client.AcceptAnyCertificate, client.HasSecret);
    }

    public string Name { get; set; } = "";

    public string Kind { get; private set; } = "";

    public string Url { get; set; } = "";

    public string Username { get; set; } = "";

    /// <summary>What was typed; empty keeps the stored one.</summary>
    public string Secret { get; set; } = "";

    public bool AcceptAnyCertificate { get; set; }

    /// <summary>Whether one is stored.</summary>
    public bool HasSecret { get; }

    /// <summary>Whether a certificate plays a part.</summary>
    public bool IsHttps => Url.TrimStart().StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a field (API spelling; empty for the whole); null where nothing is.</summary>
    public string? Problem(string field) => _problems.GetValueOrDefault(field);

    /// <summary>Says what is wrong with a field. One that this form does not have is told at the bottom.</summary>
    public void Say(string field, string message) =>
        _problems[field is "name" or "url" or "username" or "secret" || (field == "accept_any_certificate" && IsHttps) ? field : ""] = message;

    /// <summary>Chooses the program, and fills in what nobody has changed yet.</summary>
    public void Choose(string kind)
    {
        var untouched = Kind;
        Kind = kind;
        if (Name.Length == 0 || Name == ClientSentence.Kind(untouched))
        {
            Name = ClientSentence.Kind(kind);
        }

        if (Url.Length == 0 || Url == UsualUrl(untouched))
        {
            Url = UsualUrl(kind);
        }

        if (kind == "qbittorrent" && Username.Length == 0)
        {
            Username = "admin";
        }

        _problems.Clear();
    }

    /// <summary>Looks at what can be seen without asking anybody; false where something is wrong.</summary>
    public bool Check()
    {
        _problems.Clear();
        if (Name.Trim().Length == 0)
        {
            Say("name", Strings.Form_NameMissing);
        }

        if (!Uri.TryCreate(Url.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            Say("url", Strings.Form_UrlWrong);
        }
        else if (url.UserInfo.Length > 0)
        {
            Say("url", Strings.Form_UrlUser);
        }

        if (Kind == "sabnzbd" && Secret.Trim().Length == 0 && !HasSecret)
        {
            Say("secret", Strings.Form_ApiKeyMissing);
        }

        return _problems.Count == 0;
    }

    /// <summary>Shows a test that went wrong at the field that needs mending.</summary>
    public void Take(ConnectionTest test)
    {
        _problems.Clear();
        foreach (var error in test.Errors.IsDefault ? [] : test.Errors)
        {
            Say(error.Field, error.Message);
        }

        if (!test.Ok && _problems.Count == 0)
        {
            Say(test.Field, test.Message);
        }
    }

    /// <summary>Shows a refused command at its fields.</summary>
    public void Take(CommandResult result)
    {
        _problems.Clear();
        foreach (var error in result.Errors.IsDefault ? [] : result.Errors)
        {
            Say(error.Field, error.Message);
        }

        if (_problems.Count == 0)
        {
            Say("", result.Message);
        }
    }

    /// <summary>For the client's own grain.</summary>
    public DownloadClientInput ToInput() => new()
    {
        Name = Name.Trim(),
        Kind = Kind,
        Url = Url.Trim(),
        Username = Kind == "qbittorrent" ? Username.Trim() : "",
        Secret = Secret.Length == 0 ? null : Kind == "sabnzbd" ? Secret.Trim() : Secret,
        AcceptAnyCertificate = AcceptAnyCertificate,
    };

    private static string UsualUrl(string kind) => kind switch
    {
        "sabnzbd" => "http://localhost:8080",
        "qbittorrent" => "http://localhost:8080",
        _ => "",
    };
}
