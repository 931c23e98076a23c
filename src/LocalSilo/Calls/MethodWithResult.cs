using System.Reflection;

namespace OrleansMedia.LocalSilo.Calls;

/// <summary>A method with the code that calls it.</summary>
/// <typeparam name="TArguments">Its arguments as one value.</typeparam>
/// <typeparam name="TResult">What its task gives; <see cref="Nothing"/> where it gives nothing.</typeparam>
internal sealed class Method<TArguments, TResult>(MethodInfo info, Invoker<TArguments> invoke) : Method(info)
{
    /// <summary>Calls the method on a grain or observer.</summary>
    internal Invoker<TArguments> Invoke { get; } = invoke;
}
