using Orleans.Concurrency;
using OrleansMedia.Grains.Interfaces.Reminders;

namespace OrleansMedia.Grains.Interfaces.DownloadClients;

/// <summary>One download client (key: its id). The only one that asks it anything.</summary>
[Alias("om.IDownloadClientGrain")]
public interface IDownloadClientGrain : IRemindable
{
    /// <summary>Sets it up or changes it. Watching starts at once, or goes on with the new settings.</summary>
    [Alias("ConfigureAsync")]
    Task<CommandResult> ConfigureAsync(DownloadClientInput input);

    /// <summary>Tries a connection and keeps nothing. An empty secret means the stored one.</summary>
    [Alias("TestAsync"), AlwaysInterleave]
    Task<ConnectionTest> TestAsync(DownloadClientInput input);

    /// <summary>How it is; null where there is no such client. Answers also while a read of the client is under way.</summary>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<DownloadClientSnapshot?> GetAsync();

    /// <summary>Reads queue and history now (R51). While a read is under way it waits for that one and then reads again.</summary>
    [Alias("PollNowAsync")]
    Task<CommandResult> PollNowAsync();

    /// <summary>Stops watching it until <see cref="ResumeAsync"/>. Nothing is forgotten.</summary>
    [Alias("PauseAsync")]
    Task<CommandResult> PauseAsync();

    /// <summary>Watches it again.</summary>
    [Alias("ResumeAsync")]
    Task<CommandResult> ResumeAsync();

    /// <summary>Forgets it and its downloads. Nothing is changed in the client itself; the activity log stays.</summary>
    [Alias("RemoveAsync")]
    Task<CommandResult> RemoveAsync();
}
