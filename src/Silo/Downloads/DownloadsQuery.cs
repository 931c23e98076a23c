using OrleansMedia.Domain.Downloads;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.Silo.Downloads;

/// <summary>The parameters of the lists of downloads.</summary>
public static class DownloadsQuery
{
    public static readonly QueryParameter View = new("view", "Which downloads: attention is what needs a person, gone is what has left its client.")
    {
        Allowed = [.. Enum.GetValues<DownloadView>().Select(view => view.ToWire())],
        Default = "all",
    };

    public static readonly QueryParameter Status = new("status", "Only downloads with this status.")
    {
        Allowed = [.. Enum.GetValues<DownloadStatus>().Select(status => status.ToWire())],
    };

    public static readonly QueryParameter Client = new("client", "Only downloads of the client with this id.") { LengthMax = 100 };

    public static readonly QueryParameter Application = new("application", "Only downloads that this application asked for.") { Allowed = ["sonarr", "radarr", "unknown"] };

    public static readonly QueryParameter Protocol = new("protocol", "Only downloads of this kind.") { Allowed = ["usenet", "torrent"] };

    public static readonly QueryParameter Text = new("q", "Only downloads whose title, tracker or category contains this, in any case.") { LengthMax = DownloadFilter.TextLengthMax };

    public static readonly QueryParameter Sort = new("sort", "What to order by.")
    {
        Allowed = [.. Enum.GetValues<DownloadSort>().Select(sort => sort.ToWire())],
        Default = "added",
    };

    public static readonly QueryParameter Order = new("order", "Largest or smallest first.") { Allowed = ["asc", "desc"], Default = "desc" };

    public static readonly QueryParameter Limit = new("limit", "How many at most.") { Range = (1, 200), Default = "50" };

    public static readonly QueryParameter Cursor = new("cursor", "Where to go on: next_cursor of the part before.") { LengthMax = 1000 };

    public static readonly QueryParameter After = new("after", "Where to go on: next_after of the part before.") { Range = (0, int.MaxValue), Default = "0" };

    /// <summary>Of the list.</summary>
    public static readonly QueryParameters List = new([View, Status, Client, Application, Protocol, Text, Sort, Order, Limit, Cursor]);

    /// <summary>Of the counts.</summary>
    public static readonly QueryParameters Counts = new([Client, Application, Protocol, Text]);

    /// <summary>Of the timeline.</summary>
    public static readonly QueryParameters Timeline = new([Limit, After]);

    /// <summary>The filter that checked parameters ask for.</summary>
    public static DownloadFilter Filter(Query query) => new()
    {
        View = DownloadListNames.ViewFromWire(query.Text(View)) ?? DownloadView.All,
        Status = query.Text(Status),
        ClientId = query.Text(Client),
        Application = query.Text(Application),
        Protocol = query.Text(Protocol),
        Text = query.Text(Text),
        Sort = DownloadListNames.SortFromWire(query.Text(Sort)) ?? DownloadSort.Added,
        Descending = query.Text(Order) != "asc",
    };
}
