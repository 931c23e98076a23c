using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Reminders;
using OrleansMedia.Storage.Accounts;
using OrleansMedia.Storage.Activity;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Reminders;

namespace OrleansMedia.Storage;

/// <summary>Puts the database, its stores and its queries into a program.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Adds one <see cref="Database"/>, the stores of the domain, the queries and the signal of changes. The database is opened when it is
    /// first asked for: resolve <see cref="Database"/> at the start, to end with its message where it cannot be used.
    /// Needs <see cref="TimeProvider"/> and logging.
    /// </summary>
    public static IServiceCollection AddOrleansMediaStorage(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(options)
        .AddSingleton(provider => Database.Open(options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()))
        .AddSingleton(provider => provider.GetRequiredService<Database>().Changes)
        .AddSingleton<IDownloadStore, DownloadStore>()
        .AddSingleton<IDownloadClientStore, DownloadClientStore>()
        .AddSingleton<IActivityStore, ActivityStore>()
        .AddSingleton<IReminderStore, ReminderStore>()
        .AddSingleton<IAccountStore, AccountStore>()
        .AddSingleton<DownloadQuery>()
        .AddSingleton<DownloadClientQuery>()
        .AddSingleton<ActivityQuery>()
        .AddSingleton<ProgressQuery>();
}
