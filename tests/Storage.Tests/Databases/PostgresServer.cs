using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OrleansMedia.Storage.Tests.Databases;

/// <summary>
/// A PostgreSQL server of our own on loopback, in a scratch folder, started with the first test that asks and ended with the test run.
/// It refuses to run as root: then it runs as the user postgres, which the package makes.
/// </summary>
public sealed class PostgresServer
{
    public const string MissingReason = "PostgreSQL 15 or newer is not installed (Debian: apt-get install postgresql)";

    private const string Password = "storage-tests";
    private static readonly Lazy<PostgresServer> _running = new(Start);
    private static int _databases;

    private readonly int _port;

    private PostgresServer(int port) => _port = port;

    /// <summary>The folder of initdb and postgres; null where there is none that will do.</summary>
    public static string? Binaries { get; } = FindBinaries();

    /// <summary>A new empty database; the result is its connection string.</summary>
    public static string NewDatabase()
    {
        var server = _running.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        using var connection = new NpgsqlConnection(server.ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return server.ConnectionTo(name) + ";Maximum Pool Size=20";
    }

    private string ConnectionTo(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=tests;Password={Password};Database={database}");

    private static string? FindBinaries()
    {
        const string root = "/usr/lib/postgresql";
        if (!Directory.Exists(root))
        {
            return null;
        }

        return Directory.GetDirectories(root)
            .Select(folder => (Folder: Path.Combine(folder, "bin"), Version: int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0))
            .Where(found => found.Version >= 15 && File.Exists(Path.Combine(found.Folder, "initdb")) && File.Exists(Path.Combine(found.Folder, "postgres")))
            .OrderByDescending(found => found.Version)
            .Select(found => found.Folder)
            .FirstOrDefault();
    }

    private static PostgresServer Start()
    {
        var folder = Directory.CreateTempSubdirectory("orleansmedia-postgres-").FullName;
        var isRoot = Environment.UserName == "root";
        File.WriteAllText(Path.Combine(folder, "password"), Password);
        if (isRoot)
        {
            Run("chown", "-R", "postgres", folder);
        }

        var data = Path.Combine(folder, "data");
        Run(AsServerUser(isRoot, Path.Combine(Binaries!, "initdb"), "-D", data, "-U", "tests", "--pwfile", Path.Combine(folder, "password"), "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8"));
        var port = FreePort();
        var server = Process.Start(StartInfo(AsServerUser(
            isRoot,
            Path.Combine(Binaries!, "postgres"),
            "-D", data,
            "-p", port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=",
            "-c", "fsync=off",
            "-c", "max_connections=300")))!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(server, folder);

        var started = new PostgresServer(port);
        WaitUntilReady(started, server);
        return started;
    }

    private static void WaitUntilReady(PostgresServer started, Process server)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection(started.ConnectionTo("postgres") + ";Pooling=false");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (!server.HasExited && deadline.Elapsed < TimeSpan.FromSeconds(30))
            {
                server.WaitForExit(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    private static void Stop(Process server, string folder)
    {
        if (!server.HasExited)
        {
            // SIGQUIT: end at once, without a checkpoint; the folder goes anyway.
            Process.Start("kill", ["-QUIT", server.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            server.WaitForExit(TimeSpan.FromSeconds(5));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string[] AsServerUser(bool isRoot, params string[] command) =>
        isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;

    private static void Run(params string[] command)
    {
        using var process = Process.Start(StartInfo(command))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {output.Result}{error}");
        }
    }

    private static ProcessStartInfo StartInfo(string[] command) => new(command[0], command[1..])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = "/",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
