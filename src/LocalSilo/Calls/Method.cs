using Orleans.Concurrency;
using System.Reflection;

namespace OrleansMedia.LocalSilo.Calls;

/// <summary>One method of a grain interface: what the engine must know to let it in.</summary>
internal abstract class Method(MethodInfo info)
{
    /// <summary>"IDownloadGrain.GetAsync", for messages.</summary>
    internal string Name { get; } = $"{info.DeclaringType!.Name}.{info.Name}";

    /// <summary>Whether it carries <see cref="ReadOnlyAttribute"/>.</summary>
    internal bool IsReadOnly { get; } = info.IsDefined(typeof(ReadOnlyAttribute));

    /// <summary>Whether it carries <see cref="AlwaysInterleaveAttribute"/>.</summary>
    internal bool IsAlwaysInterleaved { get; } = info.IsDefined(typeof(AlwaysInterleaveAttribute));

    /// <summary>Whether nobody waits for it: it carries <see cref="OneWayAttribute"/> or returns nothing.</summary>
    internal bool IsOneWay { get; } = info.IsDefined(typeof(OneWayAttribute)) || info.ReturnType == typeof(void);
}
