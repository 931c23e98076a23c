namespace OrleansMedia.Storage.Tests.Databases;

/// <summary>A place for a new database, which goes with the test.</summary>
public sealed class Scratch : IDisposable
{
    private readonly string? _folder;

    private Scratch(string connection, string? folder)
    {
        Connection = connection;
        _folder = folder;
    }

    public string Connection { get; }

    /// <summary>The SQLite file.</summary>
    public string Path => Connection["sqlite:".Length..];

    public static Scratch Of(Engine engine)
    {
        if (engine == Engine.Postgres)
        {
            return new Scratch(PostgresServer.NewDatabase(), null);
        }

        var folder = Directory.CreateTempSubdirectory("orleansmedia-storage-").FullName;
        return new Scratch("sqlite:" + System.IO.Path.Combine(folder, "test.db"), folder);
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
