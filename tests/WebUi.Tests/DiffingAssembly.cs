using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace OrleansMedia.WebUi.Tests;

/// <summary>Hands bunit the version of AngleSharp.Diffing that there is.</summary>
internal static class DiffingAssembly
{
#pragma warning disable CA2255 // It must be in place before the first test loads bunit.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "shim", "AngleSharp.Diffing.dll")) : null;
}
