using System.Globalization;
using OrleansMedia.Domain;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Bench.Grains;

/// <summary>Gives every download a state and a full ring of progress, with strings of its own as a database would, and keeps nothing.</summary>
internal sealed class MadeUpDownloadStore : IDownloadStore
{
    private const int Snapshots = 50;
    private const long SizeBytes = 3_221_225_472;
    private static readonly DateTimeOffset _start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] _history = MakeHistory();

    public Task<StoredDownload?> LoadAsync(DownloadKey key, CancellationToken cancellationToken)
    {
        var polledAt = _start.AddSeconds(5 * Snapshots);
        DownloadState state = new()
        {
            Key = key,
            Title = string.Create(CultureInfo.InvariantCulture, $"Some.Series.S01E01.1080p.WEB.H264-{key.ItemId}"),
            Protocol = DownloadProtocol.Usenet,
            Category = "tv",
            SourceApplication = "sonarr",
            RawStatus = "Downloading",
            Status = DownloadStatus.Downloading,
            ProgressPercent = Snapshots,
            SizeBytes = SizeBytes,
            SizeLeftBytes = SizeBytes / 2,
            CorrelationId = new string(key.ItemId),
            LastEventId = Guid.NewGuid().ToString(),
            CreatedAt = _start,
            UpdatedAt = polledAt,
            Anchor = new ProgressAnchor(polledAt, Snapshots, SizeBytes / 2, TimeSpan.Zero),
            AddedAt = _start,
        };
        return Task.FromResult<StoredDownload?>(new(state, 1, _history, [], polledAt));
    }

    public Task<SaveOutcome> SaveAsync(DownloadSave save) => Task.FromResult(new SaveOutcome(save.ExpectedVersion + 1));

    private static byte[] MakeHistory()
    {
        ProgressHistory history = new();
        for (var n = 0; n < Snapshots; n++)
        {
            history.Add(
                new(_start.UtcDateTime.AddSeconds(5 * n), SizeBytes / 100 * (100 - n), n, DownloadStatus.Downloading, WaitReason.None),
                Snapshots,
                TimeSpan.FromHours(4));
        }

        return history.ToBytes();
    }
}
