using System.Reflection;
using Orleans.Hosting;

namespace OrleansMedia.LocalSilo.Hosting;

/// <summary>The one call that only this engine has: Orleans finds grain classes by itself.</summary>
public static class GrainAssemblies
{
    /// <summary>Runs the grain classes of an assembly.</summary>
    public static ISiloBuilder AddGrainAssembly(this ISiloBuilder silo, Assembly assembly)
    {
        ((SiloBuilder)silo).Assemblies.Add(assembly);
        return silo;
    }
}
