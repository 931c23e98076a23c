using Microsoft.AspNetCore.Components;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Live;
using OrleansMedia.WebUi.DownloadClients;
using OrleansMedia.WebUi.Words;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>All downloads: chips with counts, filters and a live list. What it shows stands in the address.</summary>
public sealed partial class DownloadsPage(IDownloadLists downloads, IDownloadClientLists clients, NavigationManager navigation)
{
    private readonly RowSelection _selection = new();
    private ListQuery _query = ListQuery.Read(null, null, null, null, null);
    private DownloadCounts? _counts;
    private IReadOnlyList<DownloadClientRow> _clients = [];
    private DownloadTable? _table;

    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "client")]
    private string? ClientId { get; set; }

    [SupplyParameterFromQuery(Name = "app")]
    private string? Application { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    /// <inheritdoc/>
    protected override ChangeTopics Topics => ChangeTopics.Downloads | ChangeTopics.DownloadClients;

    /// <inheritdoc/>
    protected override void OnParametersSet() => _query = ListQuery.Read(View, Text, ClientId, Application, Sort);

    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        _clients = await clients.AllAsync(cancellationToken);
        _counts = await downloads.CountsAsync(_query.ToFilter(), cancellationToken);
        if (_table is not null)
        {
            await _table.RefreshAsync();
        }
    }

    private string NameOf(string clientId) => _clients.FirstOrDefault(client => client.Id == clientId)?.Name ?? clientId;

    private string KindOf(string clientId) => ClientSentence.Kind(_clients.FirstOrDefault(client => client.Id == clientId)?.Kind ?? "");

    private void ShowAll() => Go(ListQuery.Read(null, null, null, null, null));

    private void Go(ListQuery query)
    {
        // Typing replaces the place in the browser's history, so that "back" leaves the page and not the last letter.
        var isTyping = query.Text != _query.Text;
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(query.ToAddress()), replace: isTyping);
    }
}
