using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Composition;

/// <summary>Says on the console where to go. Plain text in a terminal; where logs are JSON, one line of it, so that the stream stays readable.</summary>
public sealed partial class StartMessage(SiloSettings settings, TextWriter console, ILogger<StartMessage> log)
{
    /// <summary>Shows the address, and where there is no account the one-time token that makes one.</summary>
    /// <param name="address">Where the page is.</param>
    /// <param name="token">The one-time token; null where there is an account.</param>
    public void Show(string address, string? token)
    {
        if (token is not null)
        {
            ShowSetup($"{address}/setup", token);
        }
        else if (settings.LogsAsJson)
        {
            LogReady(address);
        }
        else
        {
            console.WriteLine($"\n  OrleansMedia is at {address}\n");
        }
    }

    /// <summary>Shows how to log in to the demo.</summary>
    public void ShowDemo(string address, string username, string password) => console.WriteLine(
        $"\n  OrleansMedia demo: everything you see is simulated.\n\n  Open     {address}\n  Name     {username}\n  Password {password}\n");

    private void ShowSetup(string address, string token)
    {
        if (settings.LogsAsJson)
        {
            LogSetup(address, token);
            return;
        }

        console.WriteLine($"\n  Welcome to OrleansMedia. There is no account yet.\n\n  Open  {address}\n  Token {token}\n\n  The token makes the account, once. It changes at every start.\n");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "OrleansMedia is at {Address}")]
    private partial void LogReady(string address);

    [LoggerMessage(Level = LogLevel.Information, Message = "There is no account yet. Open {Address} and make it with the one-time token {Token}")]
    private partial void LogSetup(string address, string token);
}
