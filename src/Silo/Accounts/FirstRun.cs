using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.Accounts;
using OrleansMedia.Silo.Composition;
using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Accounts;

/// <summary>Makes the account of GUI_PASSWORD and the key of ORLEANSMEDIA_API_KEY at the first start, or says where the account is made.</summary>
public sealed partial class FirstRun(
    SiloSettings settings, IGrainFactory grains, SetupToken token, StartMessage message, ILogger<FirstRun> log)
{
    /// <summary>Runs once the house listens. What fails is told, and nothing else is disturbed by it.</summary>
    public async Task RunAsync(string address)
    {
        try
        {
            var account = grains.GetGrain<IAccountGrain>(IAccountGrain.Key);
            var isNew = !await account.ExistsAsync();
            if (isNew && settings.GuiPassword is { } password)
            {
                await MakeAccountAsync(account, password);
                isNew = !await account.ExistsAsync();
            }

            if (!settings.Demo)
            {
                message.Show(address, isNew ? token.Make() : null);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogFailed(error);
        }
    }

    /// <summary>Gives a new account the key of the settings. Only a new one: a later start must not bring back a key that was changed on the page.</summary>
    public async Task SetFirstKeyAsync(IAccountGrain account)
    {
        if (settings.ApiKey is { } key && await account.SetApiKeyAsync(key) is null)
        {
            LogKeyRefused();
        }
    }

    private async Task MakeAccountAsync(IAccountGrain account, string password)
    {
        var made = await account.SetUpAsync(settings.GuiUsername, password);
        if (made.Outcome is CommandOutcome.Done)
        {
            LogMade(settings.GuiUsername);
            await SetFirstKeyAsync(account);
        }
        else
        {
            LogRefused(string.Join(' ', made.Errors.IsDefaultOrEmpty ? [made.Message] : made.Errors.Select(error => error.Message)));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Made the account {Username} with the password of GUI_PASSWORD")]
    private partial void LogMade(string username);

    [LoggerMessage(Level = LogLevel.Error, Message = "GUI_PASSWORD or GUI_USERNAME was not accepted: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "ORLEANSMEDIA_API_KEY was not accepted")]
    private partial void LogKeyRefused();

    [LoggerMessage(Level = LogLevel.Error, Message = "The account could not be looked up; the set-up page stays shut until the next start")]
    private partial void LogFailed(Exception error);
}
