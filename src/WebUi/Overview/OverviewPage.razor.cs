using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Live;
using OrleansMedia.WebUi.DownloadClients;
using OrleansMedia.WebUi.Downloads;

namespace OrleansMedia.WebUi.Overview;

/// <summary>What is going on, what needs a person, and how the services are.</summary>
public sealed partial class OverviewPage(IDownloadLists downloads, IDownloadClientLists clients)
{
    /// <summary>Downloads that need a person and are listed here; the rest is one click away.</summary>
    public const int AttentionMax = 8;

    /// <summary>Downloads at work that are listed here.</summary>
    public const int WorkingMax = 5;

    private static readonly DownloadFilter _atWork = new() { View = DownloadView.Downloading, Sort = DownloadSort.Speed, Descending = true };

    private static readonly DownloadFilter _everything = new();

    private static readonly DownloadFilter _needsYou = new() { View = DownloadView.Attention, Sort = DownloadSort.Attention, Descending = true };

    private IReadOnlyList<DownloadClientRow> _clients = [];
    private IReadOnlyList<DownloadRow>? _attention;
    private IReadOnlyList<DownloadRow>? _working;
    private DownloadCounts? _counts;

    private IEnumerable<DownloadClientRow> NeedYou => _clients.Where(client => client.Health == "needs_you");

    /// <inheritdoc/>
    protected override ChangeTopics Topics => ChangeTopics.Downloads | ChangeTopics.DownloadClients;

    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        _clients = await clients.AllAsync(cancellationToken);
        _counts = await downloads.CountsAsync(_everything, cancellationToken);
        _attention = (await downloads.WindowAsync(_needsYou, 0, AttentionMax, cancellationToken)).Rows;
        _working = (await downloads.WindowAsync(_atWork, 0, WorkingMax, cancellationToken)).Rows;
    }

    private string NameOf(string clientId) => _clients.FirstOrDefault(client => client.Id == clientId)?.Name ?? clientId;
}
