namespace OrleansMedia.Domain.Downloads;

/// <summary>Which application a download was fetched for, as far as its category tells (R27, acceptance section 2).</summary>
public static class SourceApplication
{
    public const string Sonarr = "sonarr";
    public const string Radarr = "radarr";
    public const string Unknown = "unknown";

    /// <summary>sonarr, radarr or unknown. Series are looked for first, so that <c>tv-movies</c> is Sonarr's.</summary>
    public static string FromCategory(string? category)
    {
        category ??= "";
        return Has(category, "tv") || Has(category, "sonarr") ? Sonarr
            : Has(category, "movie") || Has(category, "radarr") ? Radarr
            : Unknown;
    }

    private static bool Has(string category, string word) => category.Contains(word, StringComparison.OrdinalIgnoreCase);
}
