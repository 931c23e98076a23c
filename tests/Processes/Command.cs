using System.Diagnostics;

namespace OrleansMedia.Tests.Processes;

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    /// <summary>Runs it; what it printed. Fails where it ends with anything but 0.</summary>
    public static Task<string> RunAsync(string folder, params string[] words) => RunAsync(folder, new Dictionary<string, string?>(), words);

    /// <summary>Runs it with these environment variables; what it printed. Fails where it ends with anything but 0.</summary>
    public static async Task<string> RunAsync(string folder, IReadOnlyDictionary<string, string?> environment, IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{words[0]} did not start.");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token) + await errors;
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}: {output}");
    }
}
