using OrleansMedia.Silo.Settings;
using OrleansMedia.Storage;

namespace OrleansMedia.Silo.Composition;

/// <summary>The life of the process: read settings, open, listen, wait, end. What goes wrong at the start is told in a sentence, with an exit code.</summary>
public static class SiloProcess
{
    /// <summary>Runs until it is asked to end.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var line = CommandLine.Parse(args);
        if (line.Error is { } wrong)
        {
            return await EndAsync(error, ExitCode.WrongSettings, wrong);
        }

        if (line.Help)
        {
            await output.WriteLineAsync(CommandLine.Usage);
            return ExitCode.Done;
        }

        var (settings, errors) = SettingsReader.Read(
            name => line.Values.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name), Environment.CurrentDirectory, !Console.IsOutputRedirected);
        if (errors.Count > 0)
        {
            return await EndAsync(error, ExitCode.WrongSettings, string.Join("\n  ", ["These settings need another look (docs/configuration.md):", .. errors]));
        }

        return line.Demo ? await Demo.RunAsync(settings, output, error) : await ServeAsync(settings, output, error, null);
    }

    /// <summary>Runs with these settings until it is asked to end.</summary>
    /// <param name="settings">Validated.</param>
    /// <param name="output">Where the start message goes.</param>
    /// <param name="error">Where it says why it could not start.</param>
    /// <param name="started">Called once it listens; null for nothing.</param>
    public static async Task<int> ServeAsync(SiloSettings settings, TextWriter output, TextWriter error, Func<WebApplication, string, Task>? started)
    {
        try
        {
            DataFolder.Open(settings.DataFolder);
            await using var app = SiloApp.Build(settings, output);
            var address = await SiloApp.StartAsync(app);
            if (started is not null)
            {
                await started(app, address);
            }

            await app.WaitForShutdownAsync();
            return ExitCode.Done;
        }
        catch (Exception failure) when (Explain(failure, settings) is { } told)
        {
            return await EndAsync(error, told.Code, told.Message);
        }
    }

    private static (int Code, string Message)? Explain(Exception failure, SiloSettings settings) => failure switch
    {
        StorageException => (ExitCode.Database, failure.Message),
        IOException when failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException =>
            (ExitCode.AddressTaken, $"{string.Join(", ", settings.Urls)} is taken by another program. Stop that one, or choose another address with --urls=http://127.0.0.1:PORT."),
        System.Net.Sockets.SocketException =>
            (ExitCode.AddressTaken, $"Cannot listen on {string.Join(", ", settings.Urls)}: {failure.Message}. Choose another address with --urls=http://127.0.0.1:PORT."),
        UnauthorizedAccessException or IOException =>
            (ExitCode.DataFolder, $"Cannot write to the data folder {settings.DataFolder}: {failure.Message} Make it writable for this user, or choose another with ORLEANSMEDIA_DATA."),
        _ => null,
    };

    private static async Task<int> EndAsync(TextWriter error, int code, string message)
    {
        await error.WriteLineAsync(message);
        return code;
    }
}
