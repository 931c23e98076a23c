using System.Text.Json.Nodes;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Arr;

/// <summary>The commands of a simulated arr. Each one waits a tenth of a second and runs for one, on the clock of the world.</summary>
internal sealed class ArrCommands(LabWorld world)
{
    /// <summary>So many finished commands are remembered.</summary>
    private const int CommandsMax = 200;

    private static readonly TimeSpan Waits = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Runs = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<Command> _commands = [];
    private int _lastId;

    /// <summary>Queues a command. An equal one that has not ended is returned instead, as the arrs do.</summary>
    /// <param name="name">Name, for example RefreshMonitoredDownloads.</param>
    /// <param name="body">The whole request, which makes two commands equal or not.</param>
    public JsonObject Push(string name, string body)
    {
        lock (_lock)
        {
            var now = world.Time.GetUtcNow();
            if (_commands.Find(command => command.Body == body && now - command.QueuedAt < Waits + Runs) is { } equal)
            {
                return Write(equal, now);
            }

            if (_commands.Count == CommandsMax)
            {
                _commands.RemoveAt(0);
            }

            var pushed = new Command(++_lastId, name, body, now);
            _commands.Add(pushed);
            return Write(pushed, now);
        }
    }

    /// <summary>One command, null when it is not known.</summary>
    public JsonObject? Find(int id)
    {
        lock (_lock)
        {
            return _commands.Find(command => command.Id == id) is { } command ? Write(command, world.Time.GetUtcNow()) : null;
        }
    }

    /// <summary>All that are remembered.</summary>
    public JsonArray All()
    {
        lock (_lock)
        {
            var now = world.Time.GetUtcNow();
            return new JsonArray([.. _commands.Select(command => Write(command, now))]);
        }
    }

    private static JsonObject Write(Command command, DateTimeOffset now)
    {
        var age = now - command.QueuedAt;
        var (hasStarted, hasEnded) = (age >= Waits, age >= Waits + Runs);
        var json = new JsonObject
        {
            ["id"] = command.Id,
            ["name"] = command.Name,
            ["commandName"] = command.Name,
            ["message"] = hasEnded ? "Completed" : "",
            ["body"] = new JsonObject
            {
                ["sendUpdatesToClient"] = true,
                ["updateScheduledTask"] = true,
                ["requiresDiskAccess"] = false,
                ["isExclusive"] = false,
                ["isLongRunning"] = false,
                ["name"] = command.Name,
                ["trigger"] = "manual",
                ["suppressMessages"] = false,
            },
            ["priority"] = "normal",
            ["status"] = hasEnded ? "completed" : hasStarted ? "started" : "queued",
            ["result"] = hasEnded ? "successful" : "unknown",
            ["queued"] = ArrResources.Instant(command.QueuedAt),
            ["trigger"] = "manual",
            ["stateChangeTime"] = ArrResources.Instant(command.QueuedAt),
            ["sendUpdatesToClient"] = true,
            ["updateScheduledTask"] = true,
        };
        if (hasStarted)
        {
            json["started"] = ArrResources.Instant(command.QueuedAt + Waits);
        }

        if (hasEnded)
        {
            json["ended"] = ArrResources.Instant(command.QueuedAt + Waits + Runs);
            json["duration"] = Runs.ToString("c");
        }

        return json;
    }

    private sealed record Command(int Id, string Name, string Body, DateTimeOffset QueuedAt);
}
