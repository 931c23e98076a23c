using OrleansMedia.Grains.Interfaces;
using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.DownloadClients;

/// <summary>Carries out a command of a person so that whatever happens ends in a sentence.</summary>
public static class Commands
{
    /// <summary>The result; where no answer came, a sentence that says so and that it may have been carried out nevertheless.</summary>
    public static async Task<CommandResult> TryAsync(Func<Task<CommandResult>> command)
    {
        try
        {
            return await command();
        }
        catch (TimeoutException)
        {
            return CommandResult.Not(CommandOutcome.Failed, Strings.Command_Timeout);
        }
#pragma warning disable CA1031 // The person gets a sentence, the log has the rest.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return CommandResult.Not(CommandOutcome.Failed, Strings.Command_Failed);
        }
    }
}
