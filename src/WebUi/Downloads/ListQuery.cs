using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>What the page of downloads shows, as it stands in its address, so that reload, back and a bookmark work.</summary>
/// <param name="View">Which chip is chosen.</param>
/// <param name="Text">What is searched for; empty for nothing.</param>
/// <param name="ClientId">Only this client; empty for all.</param>
/// <param name="Application">Only this application; empty for all.</param>
/// <param name="Sort">The order; null for the one that fits the view.</param>
/// <param name="Descending">Largest first.</param>
public sealed record ListQuery(DownloadView View, string Text, string ClientId, string Application, DownloadSort? Sort, bool Descending)
{
    /// <summary>Reads the address. What it does not understand counts as not said.</summary>
    public static ListQuery Read(string? view, string? text, string? clientId, string? application, string? sort)
    {
        var descending = sort is ['-', ..];
        var order = DownloadListNames.SortFromWire(descending ? sort![1..] : sort);
        var search = (text ?? "").Trim();
        return new ListQuery(
            DownloadListNames.ViewFromWire(view) ?? DownloadView.All,
            search.Length > DownloadFilter.TextLengthMax ? search[..DownloadFilter.TextLengthMax] : search,
            clientId ?? "",
            application ?? "",
            order,
            order is null || descending);
    }

    /// <summary>The order in force.</summary>
    public DownloadSort Order => Sort ?? (View is DownloadView.Attention or DownloadView.Stuck or DownloadView.AtRisk ? DownloadSort.Attention : DownloadSort.Added);

    /// <summary>Whether anything but the view narrows the list.</summary>
    public bool IsNarrowed => Text.Length > 0 || ClientId.Length > 0 || Application.Length > 0;

    /// <summary>For the database. A search looks at what has left its client too: "why is it gone" is asked by title.</summary>
    public DownloadFilter ToFilter() => new()
    {
        View = View,
        Text = Text.Length > 0 ? Text : null,
        ClientId = ClientId.Length > 0 ? ClientId : null,
        Application = Application.Length > 0 ? Application : null,
        Sort = Order,
        Descending = Descending,
        IncludeGone = Text.Length > 0,
    };

    /// <summary>For the address: null where it is the default.</summary>
    public IReadOnlyDictionary<string, object?> ToAddress() => new Dictionary<string, object?>
    {
        ["view"] = View is DownloadView.All ? null : View.ToWire(),
        ["q"] = Text.Length > 0 ? Text : null,
        ["client"] = ClientId.Length > 0 ? ClientId : null,
        ["app"] = Application.Length > 0 ? Application : null,
        ["sort"] = Sort is { } sort ? (Descending ? "-" : "") + sort.ToWire() : null,
    };

    /// <summary>The query after a click on a column: a new column starts with what is most, titles with A; the same one turns around.</summary>
    public ListQuery SortedBy(DownloadSort sort) =>
        Order == sort ? this with { Sort = sort, Descending = !Descending } : this with { Sort = sort, Descending = sort is not DownloadSort.Title };
}
