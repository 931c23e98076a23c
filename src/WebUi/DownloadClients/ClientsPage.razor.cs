using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Live;

namespace OrleansMedia.WebUi.DownloadClients;

/// <summary>All download clients: how they are and what can be done with them.</summary>
public sealed partial class ClientsPage(IDownloadClientLists clients)
{
    private IReadOnlyList<DownloadClientRow>? _clients;

    /// <inheritdoc/>
    protected override ChangeTopics Topics => ChangeTopics.DownloadClients | ChangeTopics.Downloads;

    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken cancellationToken) => _clients = await clients.AllAsync(cancellationToken);
}
