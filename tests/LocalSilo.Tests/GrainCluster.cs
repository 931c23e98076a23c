using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
#if ORLEANS_ENGINE
using Orleans.TestingHost;
#else
using Microsoft.Extensions.Hosting;
using OrleansMedia.LocalSilo.Hosting;
#endif

namespace OrleansMedia.LocalSilo.Tests;

/// <summary>One silo with the grains of this project, on whichever engine was built. The only file of the tests that knows which.</summary>
internal sealed partial class GrainCluster : IAsyncDisposable
{
    /// <summary>What the grains of this silo and the test share.</summary>
    public Witness Witness { get; } = new();

#if ORLEANS_ENGINE
    private InProcessTestCluster _cluster = null!;

    public IClusterClient Client => _cluster.Client;

    public static async Task<GrainCluster> StartAsync(GrainClusterOptions? options = null)
    {
        GrainCluster self = new();
        options ??= new();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddActivityPropagation();
            self.Configure(silo.Services, options);
            if (options.Time is { } time)
            {
                silo.Services.Replace(ServiceDescriptor.Singleton(time));
                silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            }
        });
        builder.ConfigureClient(client =>
        {
            client.AddActivityPropagation();
            client.Services.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = options.ResponseTimeout);
        });
        self._cluster = builder.Build();
        await self._cluster.DeployAsync();
        return self;
    }

    public Task StopAsync() => _cluster.StopSilosAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
#else
    private IHost _host = null!;

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public static async Task<GrainCluster> StartAsync(GrainClusterOptions? options = null)
    {
        GrainCluster self = new();
        options ??= new();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging();
        builder.UseOrleans(silo =>
        {
            silo.AddGrainAssembly(options.GrainAssembly);
            self.Configure(silo.Services, options);
            if (options.Time is { } time)
            {
                silo.Services.Replace(ServiceDescriptor.Singleton(time));
            }
        });
        self._host = builder.Build();
        await self._host.StartAsync();
        return self;
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
#endif

    /// <summary>What the grains of one test project need in every silo.</summary>
    static partial void AddOwn(IServiceCollection services);

    private void Configure(IServiceCollection services, GrainClusterOptions options)
    {
        services.AddSingleton(Witness);
        AddOwn(services);
        services.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = options.ResponseTimeout);
        services.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = options.CollectionAge;
            collection.CollectionQuantum = options.CollectionAge / 4;
            collection.DeactivationTimeout = options.DeactivationTimeout;
        });
        options.Services?.Invoke(services);
    }
}
