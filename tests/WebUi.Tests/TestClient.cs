using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;

namespace OrleansMedia.WebUi.Tests;

/// <summary>A download client that remembers what it was told.</summary>
public sealed class TestClient : IDownloadClientGrain
{
    public DownloadClientSnapshot? Snapshot { get; set; }

    public DownloadClientInput? Configured { get; private set; }

    public DownloadClientInput? Tested { get; private set; }

    public List<string> Commands { get; } = [];

    public CommandResult Answer { get; set; } = CommandResult.Done();

    public ConnectionTest TestAnswer { get; set; } = new() { Ok = true, Message = "SABnzbd 4.5.0, 12 in the queue" };

    /// <summary>Thrown by each command, where set.</summary>
    public Exception? Fault { get; set; }

    public Task<CommandResult> ConfigureAsync(DownloadClientInput input)
    {
        Configured = input;
        return Do("configure");
    }

    public Task<ConnectionTest> TestAsync(DownloadClientInput input)
    {
        Tested = input;
        return Fault is null ? Task.FromResult(TestAnswer) : Task.FromException<ConnectionTest>(Fault);
    }

    public Task<DownloadClientSnapshot?> GetAsync() => Fault is null ? Task.FromResult(Snapshot) : Task.FromException<DownloadClientSnapshot?>(Fault);

    public Task<CommandResult> PollNowAsync() => Do("poll");

    public Task<CommandResult> PauseAsync() => Do("pause");

    public Task<CommandResult> ResumeAsync() => Do("resume");

    public Task<CommandResult> RemoveAsync() => Do("remove");

    public Task RemindAsync(string name, DateTimeOffset dueAt) => Task.CompletedTask;

    private Task<CommandResult> Do(string command)
    {
        Commands.Add(command);
        return Fault is null ? Task.FromResult(Answer) : Task.FromException<CommandResult>(Fault);
    }
}
