using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansMedia.Clients.Http;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients;

/// <summary>Registers what speaks to others.</summary>
public static class ClientsRegistration
{
    /// <summary>Adds <see cref="IDownloadClientConnector"/>. Takes the registered <see cref="TimeProvider"/>, else the system's.</summary>
    public static IServiceCollection AddOrleansMediaClients(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ClientLimits());
        services.TryAddSingleton<IDownloadClientConnector, DownloadClientConnector>();
        return services;
    }
}
