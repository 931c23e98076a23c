using System.Collections.Concurrent;
using Orleans;
using Orleans.Serialization;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>
/// Which exceptions may leave a grain: those that could also cross a real wire. Anything else reaches the caller as what
/// it would get in a cluster, so that nothing comes to depend on it here.
/// </summary>
internal static class ErrorWire
{
    private static readonly ConcurrentDictionary<Type, bool> _canTravel = new();

    /// <summary>The exception that the caller gets.</summary>
    internal static Exception Outbound(Exception failure)
    {
        var type = failure.GetType();
        return _canTravel.GetOrAdd(type, CanTravel)
            ? failure
            : new CodecNotFoundException($"Could not find a codec for type {type}. Its message was: {failure.Message}");
    }

    private static bool CanTravel(Type type) =>
        type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
        || IsOf("System", type) || IsOf("Microsoft", type);

    private static bool IsOf(string root, Type type) =>
        type.Namespace is { } space && (space == root || space.StartsWith(root + ".", StringComparison.Ordinal));
}
