using System.Reflection;
#if !ORLEANS_ENGINE
using OrleansMedia.LocalSilo.Hosting;
#endif

namespace OrleansMedia.Silo.Composition;

/// <summary>The one file of the product that knows which engine runs the grains: the build property GrainEngine chooses.</summary>
public static class GrainEngine
{
#if ORLEANS_ENGINE
    /// <summary>The engine's name.</summary>
    public const string Name = "orleans";
#else
    /// <summary>The engine's name.</summary>
    public const string Name = "local";
#endif

    /// <summary>Adds the engine to the host. The grains start and stop with it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="grains">Where the grain classes are. Orleans finds them by itself.</param>
    public static void AddGrainEngine(this IHostApplicationBuilder builder, Assembly grains) => builder.UseOrleans(silo =>
    {
#if ORLEANS_ENGINE
        silo.UseLocalhostClustering();
#else
        silo.AddGrainAssembly(grains);
#endif
    });
}
