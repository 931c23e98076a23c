using System.Collections.Concurrent;
using System.Reflection;
using Orleans;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>The grain classes of the given assemblies, and which of them implements which interface.</summary>
internal sealed class GrainCatalog
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> _byInterface = new();

    internal GrainCatalog(IEnumerable<Assembly> assemblies)
    {
        Classes = [.. assemblies.Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && type.IsSubclassOf(typeof(Grain)))
            .Select(type => new GrainClass(type))];

        if (Classes.GroupBy(grain => grain.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException(
                $"Several grain classes are named {twice.Key}: {string.Join(", ", twice.Select(grain => grain.Type.FullName))}.");
        }
    }

    /// <summary>All grain classes.</summary>
    internal IReadOnlyList<GrainClass> Classes { get; }

    /// <summary>The class that implements an interface.</summary>
    /// <exception cref="ArgumentException">There is none, or more than one and the prefix does not choose.</exception>
    internal GrainClass ClassOf(Type grainInterface, string? prefix) =>
        _byInterface.TryGetValue((grainInterface, prefix), out var found)
            ? found
            : _byInterface.GetOrAdd((grainInterface, prefix), Search);

    private GrainClass Search((Type Interface, string? Prefix) wanted)
    {
        var all = Classes
            .Where(grain => wanted.Interface.IsAssignableFrom(grain.Type)
                && (wanted.Prefix is null || grain.Type.FullName!.StartsWith(wanted.Prefix, StringComparison.Ordinal)))
            .ToList();
        return all switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"No grain class implements {wanted.Interface}."),
            _ when all.Find(grain => IsNamedAfter(grain.Type, wanted.Interface)) is { } named => named,
            _ => throw new ArgumentException(
                $"Several grain classes implement {wanted.Interface}: {string.Join(", ", all.Select(grain => grain.Type.FullName))}."),
        };
    }

    private static bool IsNamedAfter(Type type, Type grainInterface) => grainInterface.Name == "I" + type.Name;
}
