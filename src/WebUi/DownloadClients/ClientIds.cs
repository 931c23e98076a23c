using System.Text;

namespace OrleansMedia.WebUi.DownloadClients;

/// <summary>Makes the id of a new download client from its name: it stands in addresses and logs, so it is readable.</summary>
public static class ClientIds
{
    /// <summary>The longest id that is made here, in characters.</summary>
    public const int LengthMax = 40;

    /// <summary>"SABnzbd (4K)" becomes "sabnzbd-4k"; where that is taken, "sabnzbd-4k-2".</summary>
    public static string For(string name, IEnumerable<string> taken)
    {
        var text = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        var stem = text.ToString().Trim('-');
        // "add" and "new" are words of our own addresses.
        stem = stem is "" or "add" or "new" ? "client" : stem[..Math.Min(stem.Length, LengthMax)].Trim('-');
        var used = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var id = stem;
        for (var next = 2; used.Contains(id); next++)
        {
            id = $"{stem}-{next}";
        }

        return id;
    }
}
