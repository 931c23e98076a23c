using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Hosting;
using OrleansMedia.LocalSilo.Engine;
using OrleansMedia.LocalSilo.Hosting;

// The namespace and the name are those of the method that the cluster engine brings.
namespace Microsoft.Extensions.Hosting;

/// <summary>Puts grains into a host.</summary>
public static class OrleansSiloGenericHostExtensions
{
    /// <summary>Adds the engine. The grains start and stop with the host.</summary>
    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        var services = hostAppBuilder.Services;
        var silo = new SiloBuilder(services, hostAppBuilder.Configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new GrainCatalog(silo.Assemblies));
        services.AddSingleton(_ => new Singletons(services));
        services.AddSingleton<EngineLog>();
        services.AddSingleton<LocalEngine>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<LocalEngine>().Factory);
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<LocalEngine>().Factory);
        services.AddHostedService(provider => provider.GetRequiredService<LocalEngine>());
        configureDelegate(silo);
        return hostAppBuilder;
    }
}
