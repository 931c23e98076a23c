using OrleansMedia.Storage.Live;

namespace OrleansMedia.WebUi.Live;

/// <summary>The changes that the database reports after each commit.</summary>
public sealed class StoredChanges(ChangeFeed feed) : IChanges
{
    private static readonly ChangeTopics[] _topics = [ChangeTopics.Downloads, ChangeTopics.DownloadClients, ChangeTopics.Activity];

    /// <inheritdoc/>
    public long Version(ChangeTopics topics)
    {
        long sum = 0;
        foreach (var topic in _topics)
        {
            if ((topics & topic) != 0)
            {
                sum += feed.Version(topic);
            }
        }

        return sum;
    }
}
