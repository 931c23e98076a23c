using Orleans.Runtime;
using OrleansMedia.LocalSilo.Engine;

namespace OrleansMedia.LocalSilo.Calls;

/// <summary>Where the calls of a reference go.</summary>
internal abstract class Recipient
{
    /// <summary>The engine that delivers.</summary>
    internal abstract LocalEngine Engine { get; }

    /// <summary>Who it is.</summary>
    internal abstract GrainId Id { get; }

    /// <summary>Takes a call on.</summary>
    internal abstract void Deliver(Call call);
}
