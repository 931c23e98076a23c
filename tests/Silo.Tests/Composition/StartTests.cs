using System.Net;
using System.Net.Sockets;
using OrleansMedia.Silo.Composition;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.Composition;

/// <summary>What a person reads when it cannot start.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Help_shows_how_to_use_it()
    {
        var (code, output, _) = await RunAsync("--help");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("--demo", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_and_is_named()
    {
        var (code, _, error) = await RunAsync("--STUCK_THRESHOLD_MINUTES=soon", "--LOG_LEVEL=loud");

        Assert.Equal(ExitCode.WrongSettings, code);
        Assert.Contains("STUCK_THRESHOLD_MINUTES: \"soon\" is not usable; it must be between 1 and 10080.", error, StringComparison.Ordinal);
        Assert.Contains("LOG_LEVEL", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_told_with_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var folder = new ScratchFolder();

        var (code, _, error) = await RunAsync($"--urls=http://127.0.0.1:{port}", $"--ORLEANSMEDIA_DATA={folder.Path}");

        Assert.Equal(ExitCode.AddressTaken, code);
        Assert.Contains($"http://127.0.0.1:{port} is taken by another program", error, StringComparison.Ordinal);
        Assert.Contains("--urls=", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_told_with_what_to_do()
    {
        using var folder = new ScratchFolder();
        var file = Path.Combine(folder.Path, "data");
        await File.WriteAllTextAsync(file, "");

        var (code, _, error) = await RunAsync("--urls=http://127.0.0.1:0", $"--ORLEANSMEDIA_DATA={file}");

        Assert.Equal(ExitCode.DataFolder, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains("ORLEANSMEDIA_DATA", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_process_is_left_alone()
    {
        await using var running = await RunningSilo.StartAsync();

        var (code, _, error) = await RunAsync("--urls=http://127.0.0.1:0", $"--ORLEANSMEDIA_DATA={running.DataFolder}");

        Assert.Equal(ExitCode.Database, code);
        Assert.Contains("in use by another process", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SiloProcess.RunAsync(args, output, error).WaitAsync(TimeSpan.FromMinutes(1));
        return (code, output.ToString(), error.ToString());
    }
}
