using Microsoft.Extensions.Logging;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Grains.Downloads;
using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>
/// Tells downloads what their client showed of them, many side by side. One that fails is told again with the next read, and keeps no other
/// from being told (R20).
/// </summary>
public sealed partial class ObservationFanOut(string clientId, IGrainFactory grains, ILogger log)
{
    /// <summary>Downloads told side by side: enough to fill a group of the store's commits several times.</summary>
    public const int InFlightMax = 256;

    private readonly Dictionary<string, ClientItem> _untold = new(StringComparer.Ordinal);

    /// <summary>Tells <paramref name="items"/>, and those that could not be told before. Says how many changed by more than their progress.</summary>
    public async Task<int> TellAsync(IEnumerable<ClientItem> items, DateTimeOffset at, bool isFirstRead, DateTimeOffset clientCreatedAt)
    {
        var due = new List<ClientItem>(items);
        foreach (var item in due)
        {
            _untold.Remove(item.Id);
        }

        due.AddRange(_untold.Values);
        var changed = 0;
        await EachAsync(due, async item =>
        {
            var download = grains.GetGrain<IDownloadGrain>(new DownloadKey(clientId, item.Id).ToString());
            changed += await download.ObserveAsync(Observations.From(item, at, isFirstRead, clientCreatedAt)) ? 1 : 0;
            _untold.Remove(item.Id);
        }, item => item.Id, item => _untold[item.Id] = item);
        return changed;
    }

    /// <summary>Tells downloads that their client does not answer, or is not watched.</summary>
    public Task TellAwaitAsync(IReadOnlyList<string> itemIds, DateTimeOffset at) => EachAsync(
        itemIds,
        id => grains.GetGrain<IDownloadGrain>(new DownloadKey(clientId, id).ToString()).AwaitClientAsync(at),
        id => id,
        _ => { });

    /// <summary>Tells downloads that they have left their client.</summary>
    public Task TellGoneAsync(IReadOnlyList<string> itemIds, DateTimeOffset at)
    {
        foreach (var id in itemIds)
        {
            _untold.Remove(id);
        }

        return EachAsync(
            itemIds,
            id => grains.GetGrain<IDownloadGrain>(new DownloadKey(clientId, id).ToString()).GoneAsync(at),
            id => id,
            _ => { });
    }

    // Runs on the grain's own turns, so nothing here needs a lock.
    private async Task EachAsync<T>(IReadOnlyList<T> all, Func<T, Task> tell, Func<T, string> idOf, Action<T> failed)
    {
        var next = 0;
        async Task WorkAsync()
        {
            while (next < all.Count)
            {
                var one = all[next++];
                try
                {
                    await tell(one);
                }
#pragma warning disable CA1031 // Whatever is wrong with one download must not keep the others from being watched.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    LogTellFailed(log, e, clientId, idOf(one));
                    failed(one);
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(InFlightMax, all.Count)).Select(_ => WorkAsync()));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Download {ClientId}/{ItemId} could not take in what its client showed; it is told again")]
    private static partial void LogTellFailed(ILogger log, Exception e, string clientId, string itemId);
}
