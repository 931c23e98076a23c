using Microsoft.AspNetCore.Components;
using OrleansMedia.Grains.Interfaces.Downloads;
using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Live;
using OrleansMedia.WebUi.Activity;
using OrleansMedia.WebUi.DownloadClients;
using OrleansMedia.WebUi.Resources;
using OrleansMedia.WebUi.Words;

namespace OrleansMedia.WebUi.Downloads;

/// <summary>One download: where it stands and why, its chart, numbers, evidence and what happened to it.</summary>
public sealed partial class DownloadPage(IGrainFactory grains, IDownloadClientLists clients, IActivityLists activity)
{
    /// <summary>Events of the timeline that are shown.</summary>
    public const int EventsMax = 100;

    private DownloadSnapshot? _download;
    private DownloadClientRow? _client;
    private IReadOnlyList<ActivityRow> _events = [];

    [Parameter]
    public string ClientId { get; set; } = "";

    [Parameter]
    public string ItemId { get; set; } = "";

    /// <inheritdoc/>
    protected override ChangeTopics Topics => ChangeTopics.Downloads | ChangeTopics.DownloadClients | ChangeTopics.Activity;

    private string Origin
    {
        get
        {
            var (kind, name) = (ClientSentence.Kind(_client?.Kind ?? ""), _client?.Name ?? ClientId);
            var client = kind.Length == 0 || name == kind ? name : $"{name} ({kind})";
            return $"{client} · {ClientSentence.Application(_download!.SourceApplication)}";
        }
    }

    private string Advice => _download switch
    {
        { GoneAt: not null } => Strings.Advice_Gone,
        { Malformed: not null } => Strings.Advice_Malformed,
        { Status: "failed", SeenBeforeSetup: true } => Strings.Advice_FailedBefore,
        { Status: "failed" } => Strings.Advice_Failed,
        { Wait: "client_not_ready" } => _client?.FaultMessage ?? Strings.Advice_ClientNotReady,
        { Judgement: "stuck" or "at_risk", Evidence.Hint: { Length: > 0 } hint } => hint,
        { Judgement: "stuck" } => Strings.Advice_Stuck,
        { Judgement: "at_risk" } => Strings.Advice_AtRisk,
        _ => _download?.Complaint ?? "",
    };

    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var key = $"{ClientId}/{ItemId}";
        _download = await grains.GetGrain<IDownloadGrain>(key).GetAsync();
        if (_download is not null)
        {
            _client = (await clients.AllAsync(cancellationToken)).FirstOrDefault(client => client.Id == ClientId);
            _events = await activity.OfDownloadAsync(key, EventsMax, cancellationToken);
        }
    }
}
