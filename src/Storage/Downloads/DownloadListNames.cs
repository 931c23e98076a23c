namespace OrleansMedia.Storage.Downloads;

/// <summary>The wire names of views and sorts.</summary>
public static class DownloadListNames
{
    /// <summary>The wire name of a view.</summary>
    public static string ToWire(this DownloadView view) => view switch
    {
        DownloadView.All => "all",
        DownloadView.Attention => "attention",
        DownloadView.Stuck => "stuck",
        DownloadView.AtRisk => "at_risk",
        DownloadView.Downloading => "downloading",
        DownloadView.Waiting => "waiting",
        DownloadView.Done => "done",
        DownloadView.Failed => "failed",
        DownloadView.Gone => "gone",
    };

    /// <summary>The wire name of a sort.</summary>
    public static string ToWire(this DownloadSort sort) => sort switch
    {
        DownloadSort.Added => "added",
        DownloadSort.Title => "title",
        DownloadSort.Progress => "progress",
        DownloadSort.Left => "left",
        DownloadSort.Status => "status",
        DownloadSort.Attention => "attention",
        DownloadSort.Speed => "speed",
    };

    /// <summary>Reads the wire name of a view; null where it is none.</summary>
    public static DownloadView? ViewFromWire(string? name) =>
        Enum.GetValues<DownloadView>().Cast<DownloadView?>().FirstOrDefault(view => view!.Value.ToWire() == name);

    /// <summary>Reads the wire name of a sort; null where it is none.</summary>
    public static DownloadSort? SortFromWire(string? name) =>
        Enum.GetValues<DownloadSort>().Cast<DownloadSort?>().FirstOrDefault(sort => sort!.Value.ToWire() == name);
}
