using System.Globalization;

namespace OrleansMedia.Silo.Settings;

/// <summary>Reads raw values and gathers what is wrong with them, so that a person sees all mistakes at once.</summary>
/// <param name="lookup">Gives the raw value of a name; null where it is not set.</param>
public sealed class SettingsValues(Func<string, string?> lookup)
{
    private readonly List<string> _errors = [];

    /// <summary>What is wrong, one sentence for each variable.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The trimmed text, or null where it is not set. An empty variable counts as not set, as compose files leave them so.</summary>
    public string? Text(Setting setting, string? alias = null)
    {
        var raw = lookup(setting.Name) ?? (alias is null ? null : lookup(alias));
        return string.IsNullOrWhiteSpace(raw) ? null : raw.Trim();
    }

    /// <summary>The text where it passes the check, else null and an error.</summary>
    public string? Checked(Setting setting, Func<string, bool> isValid, string? alias = null)
    {
        var text = Text(setting, alias);
        if (text is null || isValid(text))
        {
            return text;
        }

        Refuse(setting, text);
        return null;
    }

    /// <summary>A number within its limits.</summary>
    public double Number(Setting setting, double standard, double min, double max)
    {
        if (Text(setting) is not { } text)
        {
            return standard;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max)
        {
            return value;
        }

        Refuse(setting, text);
        return standard;
    }

    /// <summary>A whole number within its limits.</summary>
    public long Whole(Setting setting, long standard, long min, long max)
    {
        if (Text(setting) is not { } text)
        {
            return standard;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Refuse(setting, text);
        return standard;
    }

    /// <summary>true or false, in any case.</summary>
    public bool Flag(Setting setting, bool standard)
    {
        if (Text(setting) is not { } text)
        {
            return standard;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        Refuse(setting, text);
        return standard;
    }

    /// <summary>Notes that a value is not acceptable. A secret is not repeated.</summary>
    public void Refuse(Setting setting, string text)
    {
        var shown = setting.IsSecret ? "its value" : $"\"{(text.Length > 60 ? text[..60] + "…" : text)}\"";
        _errors.Add($"{setting.Name}: {shown} is not usable; it must be {setting.Limits}.");
    }
}
