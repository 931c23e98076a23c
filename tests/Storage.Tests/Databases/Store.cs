using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Reminders;
using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Live;

namespace OrleansMedia.Storage.Tests.Databases;

/// <summary>An empty database of its own for one test, with everything that reads and writes it.</summary>
public sealed class Store : IDisposable
{
    private readonly Scratch? _owned;
    private ServiceProvider _services;

    private Store(Scratch scratch, bool owned)
    {
        _owned = owned ? scratch : null;
        Connection = scratch.Connection;
        _services = Open(scratch.Connection);
    }

    public string Connection { get; }

    public Database Database => Get<Database>();

    public IDownloadStore Downloads => Get<IDownloadStore>();

    public IDownloadClientStore Clients => Get<IDownloadClientStore>();

    public IActivityStore Activity => Get<IActivityStore>();

    public IReminderStore Reminders => Get<IReminderStore>();

    public IAccountStore Accounts => Get<IAccountStore>();

    public DownloadQuery DownloadQuery => Get<DownloadQuery>();

    public DownloadClientQuery ClientQuery => Get<DownloadClientQuery>();

    public ActivityQuery ActivityQuery => Get<ActivityQuery>();

    public ProgressQuery ProgressQuery => Get<ProgressQuery>();

    public ChangeFeed Changes => Get<ChangeFeed>();

    public static Store Empty(Engine engine) => new(Scratch.Of(engine), owned: true);

    /// <summary>Opens a database that the test keeps.</summary>
    public static Store On(Scratch scratch) => new(scratch, owned: false);

    /// <summary>Closes it: for tests that only want its tables.</summary>
    public void Close() => Dispose();

    /// <summary>Closes the database and opens it again, as a new start of the program does.</summary>
    public void Restart()
    {
        _services.Dispose();
        _services = Open(Connection);
    }

    /// <summary>A second silo on the same database.</summary>
    public ServiceProvider OpenBeside() => Open(Connection);

    public void Dispose()
    {
        _services.Dispose();
        _owned?.Dispose();
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private static ServiceProvider Open(string connection)
    {
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddOrleansMediaStorage(new StorageOptions { Connection = connection, SingleOwner = false })
            .BuildServiceProvider();
        services.GetRequiredService<Database>();
        return services;
    }
}
