using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks an interface through which a grain calls back to a subscriber.</summary>
public interface IGrainObserver : IAddressable
{
}
