using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
#if ORLEANS_ENGINE
using Orleans.TestingHost;
#else
using Microsoft.Extensions.Hosting;
using OrleansMedia.LocalSilo.Hosting;
#endif

namespace OrleansMedia.LocalSilo.Tests;

/// <summary>One silo with the grains of this project, on whichever engine was built. The only file here that knows which.</summary>
internal sealed class GrainCluster : IAsyncDisposable
{
#if ORLEANS_ENGINE
    private readonly InProcessTestCluster _cluster;

    private GrainCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IClusterClient Client => _cluster.Client;

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public static async Task<GrainCluster> StartAsync(Action<IServiceCollection>? configure = null, TimeProvider? time = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddActivityPropagation();
            configure?.Invoke(silo.Services);
            if (time is not null)
            {
                silo.Services.Replace(ServiceDescriptor.Singleton(time));
                silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            }
        });
        builder.ConfigureClient(client =>
        {
            client.AddActivityPropagation();
            configure?.Invoke(client.Services);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster);
    }

    public Task StopAsync() => _cluster.StopAllSilosAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
#else
    private readonly IHost _host;

    private GrainCluster(IHost host) => _host = host;

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public IServiceProvider Services => _host.Services;

    public static async Task<GrainCluster> StartAsync(Action<IServiceCollection>? configure = null, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging();
        builder.UseOrleans(silo =>
        {
            silo.AddGrainAssembly(typeof(GrainCluster).Assembly);
            configure?.Invoke(silo.Services);
            if (time is not null)
            {
                silo.Services.Replace(ServiceDescriptor.Singleton(time));
            }
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
#endif
}
