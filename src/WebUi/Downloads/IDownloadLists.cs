using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>The lists of downloads that pages read. Throws where the database does not answer.</summary>
public interface IDownloadLists
{
    /// <summary>The rows from <paramref name="skip"/> on, at most <paramref name="take"/>.</summary>
    Task<DownloadWindow> WindowAsync(DownloadFilter filter, int skip, int take, CancellationToken cancellationToken);

    /// <summary>How many downloads each view has; the filter's own view is not looked at.</summary>
    Task<DownloadCounts> CountsAsync(DownloadFilter filter, CancellationToken cancellationToken);
}
