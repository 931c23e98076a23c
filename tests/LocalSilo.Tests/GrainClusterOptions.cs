using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansMedia.LocalSilo.Tests;

/// <summary>How a test wants its silo.</summary>
internal sealed record GrainClusterOptions
{
    /// <summary>How long callers wait. Default 30 s.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an activation stays without calls. Default 15 min.</summary>
    public TimeSpan CollectionAge { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long OnDeactivateAsync may take. Default 30 s.</summary>
    public TimeSpan DeactivationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of grain timers; the system's by default.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Where the grain classes are; the test's own assembly by default.</summary>
    public Assembly GrainAssembly { get; init; } = typeof(GrainCluster).Assembly;

    /// <summary>Further services of the silo.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
