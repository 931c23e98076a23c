using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>The choice of jobs that queue and history share: nzo_ids, search, cat or category.</summary>
internal sealed class SabnzbdFilter(SabnzbdCall call)
{
    private readonly HashSet<string>? _ids = call.List("nzo_ids")?.ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string>? _categories = (call.List("cat") ?? call.List("category"))?.ToHashSet(StringComparer.Ordinal);
    private readonly string _words = call["search"];

    public bool Has(LabDownload download) =>
        (_ids is null || _ids.Contains(download.Id))
        && (_categories is null || _categories.Contains(download.Category))
        && (_words.Length == 0 || download.Release.Name.Contains(_words, StringComparison.OrdinalIgnoreCase));
}
