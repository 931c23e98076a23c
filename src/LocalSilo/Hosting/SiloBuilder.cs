using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace OrleansMedia.LocalSilo.Hosting;

/// <summary>What the host has said about the silo so far.</summary>
internal sealed class SiloBuilder(IServiceCollection services, IConfiguration configuration) : ISiloBuilder
{
    /// <inheritdoc />
    public IServiceCollection Services { get; } = services;

    /// <inheritdoc />
    public IConfiguration Configuration { get; } = configuration;

    /// <summary>Where grain classes are looked for.</summary>
    internal List<Assembly> Assemblies { get; } = [];
}
