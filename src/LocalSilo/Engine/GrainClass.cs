using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>One grain class and all its activations.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<string, Activation> _activations = new(StringComparer.Ordinal);
    private ObjectFactory? _make;
    private bool _needsScope;

    internal GrainClass(Type type)
    {
        Type = type;
        Name = GrainType.Create(type.GetCustomAttribute<GrainTypeAttribute>()?.Name ?? DefaultName(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        HasActivation = IsOverridden(nameof(Grain.OnActivateAsync));
        HasDeactivation = IsOverridden(nameof(Grain.OnDeactivateAsync));
    }

    /// <summary>The class.</summary>
    internal Type Type { get; }

    /// <summary>Its name in grain ids.</summary>
    internal GrainType Name { get; }

    /// <summary>Whether all its turns may interleave.</summary>
    internal bool IsReentrant { get; }

    /// <summary>Whether it has an OnActivateAsync of its own.</summary>
    internal bool HasActivation { get; }

    /// <summary>Whether it has an OnDeactivateAsync of its own.</summary>
    internal bool HasDeactivation { get; }

    /// <summary>The engine that runs it. Set once, before the first call.</summary>
    internal LocalEngine Engine { get; set; } = null!;

    /// <summary>The activations, in no order.</summary>
    internal IEnumerable<Activation> Activations => _activations.Select(entry => entry.Value);

    /// <summary>Whether there is no activation.</summary>
    internal bool IsEmpty => _activations.IsEmpty;

    /// <summary>The activation of that grain, made if there is none.</summary>
    internal Activation Find(string key) =>
        _activations.TryGetValue(key, out var activation)
            ? activation
            : _activations.GetOrAdd(key, static (key, self) => new Activation(self, key), this);

    /// <summary>Forgets an activation that has ended.</summary>
    internal void Remove(Activation activation) => _activations.TryRemove(new(activation.Key, activation));

    /// <summary>A reference to a grain of this class.</summary>
    internal GrainReference Reference(string key) => new(new GrainRecipient(this, key));

    /// <summary>Runs the constructor, with services from the scope of the activation. The scope is made only if one of them could differ in it.</summary>
    internal Grain Make(Activation activation)
    {
        if (_make is null)
        {
            _needsScope = Type.GetConstructors() is not [var only]
                || !only.GetParameters().All(parameter => Engine.Singletons.Contains(parameter.ParameterType));
            _make = ActivatorUtilities.CreateFactory(Type, Type.EmptyTypes);
        }

        return (Grain)_make(_needsScope ? activation.ActivationServices : Engine.Services, null);
    }

    // As in Orleans: "DownloadGrain" is "download".
    private static string DefaultName(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }

    private bool IsOverridden(string method) => Type.GetMethod(method)!.DeclaringType != typeof(Grain);
}
