using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.Grains.DownloadClients;
using OrleansMedia.Grains.Reminders;

namespace OrleansMedia.Grains;

/// <summary>Registers what the grains need beside the ports of Domain.</summary>
public static class GrainsRegistration
{
    /// <summary>The loop that wakes grains, and the start that sets the watching going.</summary>
    public static IServiceCollection AddOrleansMediaGrains(this IServiceCollection services)
    {
        services.AddSingleton<ReminderLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<ReminderLoop>());
        services.AddHostedService<WatchStart>();
        return services;
    }
}
