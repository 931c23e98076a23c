using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Live;
using OrleansMedia.WebUi.Activity;
using OrleansMedia.WebUi.DownloadClients;
using OrleansMedia.WebUi.Downloads;
using OrleansMedia.WebUi.Live;

namespace OrleansMedia.WebUi.Tests;

/// <summary>Lists in memory that filter, sort and count as the database does, as far as the pages use it, and break when told to.</summary>
public sealed class TestLists : IDownloadLists, IDownloadClientLists, IActivityLists, IChanges
{
    private long _version;

    public List<DownloadRow> Downloads { get; } = [];

    public List<DownloadClientRow> Clients { get; } = [];

    public List<ActivityRow> Events { get; } = [];

    /// <summary>Whether reads fail.</summary>
    public bool IsBroken { get; set; }

    /// <summary>The filters that windows were asked with.</summary>
    public List<DownloadFilter> Asked { get; } = [];

    public void Bump() => Interlocked.Increment(ref _version);

    public long Version(ChangeTopics topics) => Interlocked.Read(ref _version);

    public Task<DownloadWindow> WindowAsync(DownloadFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        Break();
        Asked.Add(filter);
        var rows = Filtered(filter, filter.View).ToList();
        var sorted = filter.Sort is DownloadSort.Title ? rows.OrderBy(row => row.Title, StringComparer.OrdinalIgnoreCase) : rows.OrderBy(row => row.CreatedAt);
        return Task.FromResult(new DownloadWindow([.. (filter.Descending ? sorted.Reverse() : sorted).Skip(skip).Take(take)], rows.Count));
    }

    public Task<DownloadCounts> CountsAsync(DownloadFilter filter, CancellationToken cancellationToken)
    {
        Break();
        int Of(DownloadView view) => Filtered(filter with { IncludeGone = false }, view).Count();
        return Task.FromResult(new DownloadCounts(
            Of(DownloadView.All), Of(DownloadView.Attention), Of(DownloadView.Stuck), Of(DownloadView.AtRisk), Of(DownloadView.Downloading),
            Of(DownloadView.Waiting), Of(DownloadView.Done), Of(DownloadView.Failed), Of(DownloadView.Gone), Clients.Sum(client => client.SpeedBytesPerSecond ?? 0)));
    }

    public Task<IReadOnlyList<DownloadClientRow>> AllAsync(CancellationToken cancellationToken)
    {
        Break();
        return Task.FromResult<IReadOnlyList<DownloadClientRow>>([.. Clients]);
    }

    public Task<IReadOnlyList<ActivityRow>> OfDownloadAsync(string downloadId, int limit, CancellationToken cancellationToken)
    {
        Break();
        return Task.FromResult<IReadOnlyList<ActivityRow>>([.. Events.Where(row => row.DownloadId == downloadId).Take(limit)]);
    }

    private IEnumerable<DownloadRow> Filtered(DownloadFilter filter, DownloadView view) => Downloads.Where(row =>
        (view is DownloadView.Gone ? row.GoneAt is not null : row.GoneAt is null || (filter.IncludeGone && view is DownloadView.All))
        && (filter.ClientId is null || row.ClientId == filter.ClientId)
        && (filter.Application is null || row.SourceApplication == filter.Application)
        && (filter.Text is null || row.Title.Contains(filter.Text, StringComparison.OrdinalIgnoreCase))
        && view switch
        {
            DownloadView.Attention => row.Judgement is "stuck" or "at_risk" || row is { Status: "failed", SeenBeforeSetup: false },
            DownloadView.Stuck => row.Judgement == "stuck",
            DownloadView.AtRisk => row.Judgement == "at_risk",
            DownloadView.Downloading => row.Status is "downloading" or "verifying" or "extracting" or "moving",
            DownloadView.Waiting => row.Status is "queued" or "paused",
            DownloadView.Done => row.Status is "completed",
            DownloadView.Failed => row.Status is "failed" or "dlq",
            _ => true,
        });

    private void Break()
    {
        if (IsBroken)
        {
            throw new IOException("The disk is gone.");
        }
    }
}
