using OrleansMedia.Storage.Activity;

namespace OrleansMedia.WebUi.Activity;

/// <summary>The parts of the activity log that pages read. Throws where the database does not answer.</summary>
public interface IActivityLists
{
    /// <summary>What happened to one download (<c>client/item</c>), newest first, at most <paramref name="limit"/> events.</summary>
    Task<IReadOnlyList<ActivityRow>> OfDownloadAsync(string downloadId, int limit, CancellationToken cancellationToken);
}
