using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.WebUi.Live;
using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>
/// A list of downloads of any length: only the rows on screen are read and drawn, and a row is drawn again only when it changed.
/// On a phone the same rows are laid out as cards.
/// </summary>
public sealed partial class DownloadTable(IDownloadLists downloads, IJSRuntime script, Clock clock, ILogger<DownloadTable> log)
{
    private Virtualize<Place>? _virtualize;
    private IReadOnlyList<DownloadRow> _onScreen = [];
    private DateTimeOffset _now;
    private int? _total;
    private bool _isInTrouble;
    private ListQuery? _shown;
    private ListQuery? _asked;

    /// <summary>What to list.</summary>
    [Parameter, EditorRequired]
    public ListQuery Query { get; set; } = null!;

    /// <summary>What is chosen.</summary>
    [Parameter, EditorRequired]
    public RowSelection Selection { get; set; } = null!;

    /// <summary>The name of a client by its id.</summary>
    [Parameter, EditorRequired]
    public Func<string, string> ClientName { get; set; } = null!;

    [Parameter]
    public EventCallback<DownloadSort> OnSorted { get; set; }

    [Parameter]
    public EventCallback OnSelected { get; set; }

    [Parameter]
    public EventCallback OnShowAll { get; set; }

    private bool AllOnScreen => _onScreen.Count > 0 && _onScreen.All(row => Selection.Has(row.Key));

    private string EmptyTitle => Query switch
    {
        { IsNarrowed: true } => Strings.Empty_NoMatch,
        { View: DownloadView.Attention } => Strings.Empty_Attention,
        { View: DownloadView.Stuck } => Strings.Empty_Stuck,
        { View: DownloadView.Downloading } => Strings.Empty_Downloading,
        { View: DownloadView.Waiting } => Strings.Empty_Waiting,
        { View: DownloadView.Done } => Strings.Empty_Done,
        { View: DownloadView.Failed } => Strings.Empty_Failed,
        _ => Strings.Empty_All,
    };

    private string EmptyText => Query.IsNarrowed ? Strings.Empty_NoMatchText : Query.View is DownloadView.All ? Strings.Empty_AllText : "";

    /// <summary>Reads the rows on screen again.</summary>
    public async Task RefreshAsync()
    {
        if (_virtualize is not null)
        {
            await _virtualize.RefreshDataAsync();
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var isOther = _asked is not null && _asked != Query;
        _asked = Query;
        if (isOther)
        {
            await script.InvokeVoidAsync("scrollTo", 0, 0);
            await RefreshAsync();
        }
    }

    private async ValueTask<ItemsProviderResult<Place>> ProvideAsync(ItemsProviderRequest request)
    {
        var query = Query;
        try
        {
            var window = await downloads.WindowAsync(query.ToFilter(), request.StartIndex, request.Count, request.CancellationToken);
            var wasEmpty = _total is null or 0;
            (_onScreen, _total, _now, _shown) = (window.Rows, window.Total, clock.Now, query);
            Selection.Update(window.Rows);
            if (_isInTrouble || wasEmpty)
            {
                _isInTrouble = false;
                StateHasChanged();
            }

            return new(window.Rows.Select((row, index) => new Place(request.StartIndex + index, row)), window.Total);
        }
#pragma warning disable CA1031 // A list that cannot be read says so in its place; Virtualize would take the whole page down.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogReadFailed(log, error);
            _isInTrouble = true;
            StateHasChanged();
            return _shown == query && _total is { } total
                ? new(_onScreen.Select((row, index) => new Place(request.StartIndex + index, row)), total)
                : new([], 0);
        }
    }

    private async Task ToggleAsync(RowToggle toggle)
    {
        if (toggle.IsRange && Selection.Anchor is { } anchor)
        {
            var first = Math.Min(anchor, toggle.Position);
            var length = Math.Min(Math.Abs(anchor - toggle.Position) + 1, RowSelection.Max);
            var window = await downloads.WindowAsync(Query.ToFilter(), first, length, CancellationToken.None);
            Selection.Add(window.Rows);
        }
        else
        {
            Selection.Toggle(toggle.Row, toggle.Position);
        }

        await OnSelected.InvokeAsync();
    }

    private Task ToggleScreen()
    {
        if (AllOnScreen)
        {
            Selection.Remove(_onScreen);
        }
        else
        {
            Selection.Add(_onScreen);
        }

        return OnSelected.InvokeAsync();
    }

    private Task KeyPressed(KeyboardEventArgs key)
    {
        if (key.Key != "Escape" || Selection.Count == 0)
        {
            return Task.CompletedTask;
        }

        Selection.Clear();
        return OnSelected.InvokeAsync();
    }

    private string SortOf(DownloadSort sort) => Query.Order != sort ? "none" : Query.Descending ? "descending" : "ascending";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The list of downloads could not be read; it is tried again.")]
    private static partial void LogReadFailed(ILogger logger, Exception error);

    /// <summary>A row and where it stands in the list.</summary>
    private readonly record struct Place(int Position, DownloadRow Row);
}
