using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Bench.Store;

/// <summary>Saves one download again and again, as its grain would: the next save when the last is durable.</summary>
internal sealed class SavingGrain(IDownloadStore store, int number)
{
    private long _version = 1;

    public async Task<long> SaveUntilAsync(CancellationToken end)
    {
        long saves = 0;
        while (!end.IsCancellationRequested)
        {
            var outcome = await store.SaveAsync(SavedDownload.Make(number, _version)).ConfigureAwait(false);
            if (outcome.IsConflict)
            {
                throw new InvalidOperationException($"The save of version {_version} was refused.");
            }

            _version = outcome.Version;
            saves++;
        }

        return saves;
    }
}
