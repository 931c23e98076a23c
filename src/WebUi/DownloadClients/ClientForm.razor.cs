using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.WebUi.Resources;
using OrleansMedia.WebUi.Words;
using Radzen;

namespace OrleansMedia.WebUi.DownloadClients;

/// <summary>Adds a download client or changes one. What is wrong is said at the field that needs mending; the stored secret is never shown.</summary>
public sealed partial class ClientForm(
    IGrainFactory grains, IDownloadClientLists clients, NavigationManager navigation, NotificationService notices, ILogger<ClientForm> log)
{
    private ClientDraft? _draft;
    private string? _doing;
    private string? _found;
    private string? _trouble;
    private bool _isMissing;

    /// <summary>Which client to change; null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    private string Title => Id is null ? Strings.Form_AddTitle : Strings.Form_EditTitle;

    private string SecretLabel => _draft?.Kind == "sabnzbd" ? Strings.Form_ApiKey : Strings.Form_Password;

    private string SecretHint => (_draft!.HasSecret ? Strings.Form_SecretKeep + " " : "") + (_draft.Kind == "sabnzbd" ? Strings.Form_ApiKeyHint : Strings.Form_PasswordHint);

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        try
        {
            _trouble = null;
            if (Id is null)
            {
                _draft = new ClientDraft();
            }
            else
            {
                var client = await grains.GetGrain<IDownloadClientGrain>(Id).GetAsync();
                (_draft, _isMissing) = (client is null ? null : new ClientDraft(client), client is null);
            }
        }
#pragma warning disable CA1031 // The person is told and can try again.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(log, error);
            _trouble = Strings.Trouble_Client;
        }

        StateHasChanged();
    }

    private async Task TestAsync()
    {
        (_doing, _found) = ("test", null);
        if (_draft!.Check())
        {
            try
            {
                // A client that is not there yet is tested under a name that no client can have: nothing is kept by a test.
                var result = await grains.GetGrain<IDownloadClientGrain>(Id ?? "new").TestAsync(_draft.ToInput());
                _found = result.Ok ? result.Message : null;
                _draft.Take(result);
            }
#pragma warning disable CA1031 // The person is told and can try again.
            catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailed(log, error);
                _draft.Say("", error is TimeoutException ? Strings.Form_TestTimeout : Strings.Command_Failed);
            }
        }

        _doing = null;
    }

    private async Task SaveAsync()
    {
        (_doing, _found) = ("save", null);
        if (_draft!.Check())
        {
            var result = await Commands.TryAsync(async () =>
            {
                var id = Id ?? ClientIds.For(_draft.Name, (await clients.AllAsync(CancellationToken.None)).Select(client => client.Id));
                return await grains.GetGrain<IDownloadClientGrain>(id).ConfigureAsync(_draft.ToInput());
            });
            if (result.Outcome is CommandOutcome.Done)
            {
                notices.Notify(NotificationSeverity.Success, (Id is null ? Strings.Form_Added : Strings.Form_Saved).With(_draft.Name));
                navigation.NavigateTo("clients");
                return;
            }

            _draft.Take(result);
        }

        _doing = null;
    }

    private string? Invalid(string field) => _draft?.Problem(field) is null ? null : "true";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The page of a download client got no answer.")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
