namespace OrleansMedia.Storage.Downloads;

/// <summary>The views as SQL conditions on the list row. All but the view of what is gone apply to what is in its client.</summary>
internal static class DownloadViews
{
    public const string Attention = "attention > 0";
    public const string Stuck = "judgement = 'stuck'";
    public const string AtRisk = "judgement = 'at_risk'";
    public const string Downloading = "status IN ('downloading', 'verifying', 'extracting', 'moving')";
    public const string Waiting = "status IN ('queued', 'paused')";
    public const string Done = "status IN ('completed', 'importPending', 'importBlocked', 'resolved')";
    public const string Failed = "status IN ('failed', 'dlq')";
    public const string Gone = "gone_at IS NOT NULL";
    public const string Present = "gone_at IS NULL";

    /// <summary>The condition of a view; empty where it takes in everything.</summary>
    public static string ConditionOf(DownloadView view, bool includeGone) => view switch
    {
        DownloadView.All => includeGone ? "" : Present,
        DownloadView.Attention => Attention,
        DownloadView.Stuck => $"{Stuck} AND {Present}",
        DownloadView.AtRisk => $"{AtRisk} AND {Present}",
        DownloadView.Downloading => $"{Downloading} AND {Present}",
        DownloadView.Waiting => $"{Waiting} AND {Present}",
        DownloadView.Done => $"{Done} AND {Present}",
        DownloadView.Failed => $"{Failed} AND {Present}",
        DownloadView.Gone => Gone,
    };

    /// <summary>The column that a sort goes by.</summary>
    public static string ColumnOf(DownloadSort sort) => sort switch
    {
        DownloadSort.Added => "created_at",
        DownloadSort.Title => "search_text",
        DownloadSort.Progress => "progress",
        DownloadSort.Left => "size_left",
        DownloadSort.Status => "status_order",
        DownloadSort.Attention => "attention_order",
        DownloadSort.Speed => "speed",
    };

    /// <summary>The type of that column, as a letter of <see cref="Sql.Statement"/>.</summary>
    public static char TypeOf(DownloadSort sort) => sort switch
    {
        DownloadSort.Title => 't',
        DownloadSort.Progress => 'd',
        DownloadSort.Added or DownloadSort.Left or DownloadSort.Status or DownloadSort.Attention or DownloadSort.Speed => 'n',
    };
}
