using OrleansMedia.Storage.Activity;

namespace OrleansMedia.WebUi.Activity;

/// <summary>The activity log in the database.</summary>
public sealed class StoredActivityLists(ActivityQuery query) : IActivityLists
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ActivityRow>> OfDownloadAsync(string downloadId, int limit, CancellationToken cancellationToken) =>
        query.LatestOfDownloadAsync(downloadId, limit, cancellationToken);
}
