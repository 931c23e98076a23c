using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.DownloadClients;

namespace OrleansMedia.Storage.Tests.Chaos;

/// <summary>Saves as fast as it can and says on its output what is durable, until it is killed.</summary>
internal static class ChaosWorker
{
    public static async Task RunAsync(string connection)
    {
        await using var services = ChaosData.Open(connection);
        var downloads = services.GetRequiredService<IDownloadStore>();
        var clients = services.GetRequiredService<IDownloadClientStore>();
        await clients.SaveAsync(ChaosData.Client());
        await using var output = Console.OpenStandardOutput();
        var gate = new SemaphoreSlim(1);
        await AcknowledgeAsync("ready");
        await Task.WhenAll([.. Enumerable.Range(0, ChaosData.Grains).Select(grain => Task.Run(() => SaveAsync(grain))), Task.Run(PollAsync)]);

        async Task SaveAsync(int grain)
        {
            var version = (await downloads.LoadAsync(new DownloadKey(ChaosData.ClientId, ChaosData.ItemOf(grain)), default))?.Version ?? 0;
            while (true)
            {
                version++;
                var saving = downloads.SaveAsync(ChaosData.SaveOf(grain, version));
                var stale = version > 2 && version % 5 == 0 ? downloads.SaveAsync(ChaosData.SaveOf(grain, version, stale: true)) : null;
                if ((await saving).Version != version)
                {
                    await AcknowledgeAsync($"wrong grain {grain}: version {version} was refused");
                }

                await AcknowledgeAsync($"saved {grain} {version}");
                if (stale is not null && !(await stale).IsConflict)
                {
                    await AcknowledgeAsync($"wrong grain {grain}: a stale save of {version} was taken");
                }
            }
        }

        async Task PollAsync()
        {
            var known = services.GetRequiredService<DownloadClientQuery>();
            var last = (await known.FindAsync(ChaosData.ClientId, default))!.SpeedBytesPerSecond ?? 0;
            for (var poll = last + 1; ; poll++)
            {
                await clients.SavePollAsync(ChaosData.PollOf(poll));
                await AcknowledgeAsync($"polled {poll}");
            }
        }

        // One write per line: what is in the pipe outlives the process.
        async Task AcknowledgeAsync(string line)
        {
            await gate.WaitAsync();
            await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
            await output.FlushAsync();
            gate.Release();
        }
    }
}
