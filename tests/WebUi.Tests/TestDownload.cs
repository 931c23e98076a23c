using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.WebUi.Tests;

/// <summary>A download that shows what the test put into it.</summary>
public sealed class TestDownload : IDownloadGrain
{
    public DownloadSnapshot? Snapshot { get; set; }

    public Exception? Fault { get; set; }

    public Task<bool> ObserveAsync(DownloadObservation seen) => Task.FromResult(false);

    public Task<bool> AwaitClientAsync(DateTimeOffset at) => throw new NotSupportedException();

    public Task GoneAsync(DateTimeOffset at) => Task.CompletedTask;

    public Task<DownloadSnapshot?> GetAsync() => Fault is null ? Task.FromResult(Snapshot) : Task.FromException<DownloadSnapshot?>(Fault);
}
