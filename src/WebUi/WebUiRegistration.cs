using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansMedia.WebUi.Accounts;
using OrleansMedia.WebUi.Activity;
using OrleansMedia.WebUi.DownloadClients;
using OrleansMedia.WebUi.Downloads;
using OrleansMedia.WebUi.Live;
using Radzen;

namespace OrleansMedia.WebUi;

/// <summary>Registers what the pages need. The host maps <see cref="App"/> and brings the database with its queries and change feed, the grains and the login.</summary>
public static class WebUiRegistration
{
    /// <summary>Pages, components and their live feed.</summary>
    public static IServiceCollection AddOrleansMediaWebUi(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationCore();
        services.AddRadzenComponents();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IChanges, StoredChanges>();
        services.TryAddSingleton<IDownloadLists, StoredDownloadLists>();
        services.TryAddSingleton<IDownloadClientLists, StoredDownloadClientLists>();
        services.TryAddSingleton<IActivityLists, StoredActivityLists>();
        services.AddScoped<LiveFeed>();
        services.AddScoped<Clock>();
        return services;
    }
}
