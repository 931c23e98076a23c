using OrleansMedia.Grains.Interfaces;

namespace OrleansMedia.Silo.DownloadClients;

/// <summary>How the poll of one client ended.</summary>
/// <param name="Id">The client.</param>
/// <param name="Ok">Whether it was read.</param>
/// <param name="Message">What is wrong and what to do; empty where nothing is.</param>
public sealed record PollReport(string Id, bool Ok, string Message)
{
    /// <summary>Of the answer to the command.</summary>
    public static PollReport Of(string id, CommandResult result) => new(id, result.Outcome is CommandOutcome.Done, result.Message);
}
