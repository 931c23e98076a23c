namespace OrleansMedia.Storage.Downloads;

/// <summary>How many downloads each view has.</summary>
/// <param name="All">In their client.</param>
/// <param name="Attention">Those that need a person.</param>
/// <param name="Stuck">Stuck.</param>
/// <param name="AtRisk">Nearly stuck.</param>
/// <param name="Downloading">Being fetched or worked on.</param>
/// <param name="Waiting">Queued or paused.</param>
/// <param name="Done">Completed, waiting for import, blocked in import, or resolved.</param>
/// <param name="Failed">Failed or given up.</param>
/// <param name="Gone">No longer in their client.</param>
/// <param name="SpeedBytesPerSecond">Over all clients that the filter takes in, as of their last polls.</param>
public sealed record DownloadCounts(
    int All,
    int Attention,
    int Stuck,
    int AtRisk,
    int Downloading,
    int Waiting,
    int Done,
    int Failed,
    int Gone,
    long SpeedBytesPerSecond)
{
    /// <summary>The count of one view.</summary>
    public int Of(DownloadView view) => view switch
    {
        DownloadView.All => All,
        DownloadView.Attention => Attention,
        DownloadView.Stuck => Stuck,
        DownloadView.AtRisk => AtRisk,
        DownloadView.Downloading => Downloading,
        DownloadView.Waiting => Waiting,
        DownloadView.Done => Done,
        DownloadView.Failed => Failed,
        DownloadView.Gone => Gone,
    };
}
