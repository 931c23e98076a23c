using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OrleansMedia.Tests.Processes;

/// <summary>
/// A program in a session of its own, which ends with all its children when it is disposed of, and also when the test process dies:
/// a shell beside it waits for the end of its input and then kills the whole group.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private const int LinesMax = 2000;
    private const string Guard = """setsid "$@" </dev/null & child=$!; echo "$child"; cat >/dev/null; kill -s KILL -- "-$child" 2>/dev/null""";

    private readonly Process _guard;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<int> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process guard)
    {
        _guard = guard;
        _guard.OutputDataReceived += (_, line) => Take(line.Data);
        _guard.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    /// <summary>The process id of the program itself.</summary>
    public int Id { get; private set; }

    /// <summary>What it printed, the newest lines.</summary>
    public IReadOnlyList<string> Output => [.. _lines];

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => Signal(Id, 0) == 0 && !IsZombie();

    /// <summary>Starts <paramref name="command"/>; environment variables that are null are taken away.</summary>
    public static async Task<ServerProcess> StartAsync(
        string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in (string[])["-c", Guard, "guard", .. command])
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var process = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start."));
        process._guard.BeginOutputReadLine();
        process._guard.BeginErrorReadLine();
        process.Id = await process._started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return process;
    }

    /// <summary>Ends it and all its children at once, as a crash or a power cut would.</summary>
    public async Task KillAsync()
    {
        _ = Signal(-Id, 9);
        await EndGuardAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and waits; true where it ended by itself in time.</summary>
    public async Task<bool> StopAsync(TimeSpan limit)
    {
        _ = Signal(Id, 15);
        var ended = await Patience.TriesAsync(() => Task.FromResult(!IsRunning), limit);
        await KillAsync();
        return ended;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _guard.Dispose();
    }

    private async Task EndGuardAsync()
    {
        try
        {
            _guard.StandardInput.Close();
        }
        catch (IOException)
        {
            // The guard is gone already.
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _guard.WaitForExitAsync(limit.Token);
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _started.TrySetException(new InvalidOperationException("The program's guard ended: " + string.Join('\n', _lines)));
            return;
        }

        if (!_started.Task.IsCompleted && int.TryParse(line, out var id))
        {
            _started.SetResult(id);
            return;
        }

        _lines.Enqueue(line);
        while (_lines.Count > LinesMax)
        {
            _lines.TryDequeue(out _);
        }
    }

    private bool IsZombie()
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{Id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int processId, int signal);
}
