using Orleans.Runtime;
using OrleansMedia.LocalSilo.Calls;

namespace OrleansMedia.LocalSilo.Proxies;

/// <summary>The class of references that was made for one interface.</summary>
internal sealed class ReferenceType(Func<Recipient, GrainReference> make)
{
    /// <summary>A reference to that recipient.</summary>
    internal GrainReference Make(Recipient recipient) => make(recipient);
}
