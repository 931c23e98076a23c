namespace OrleansMedia.LocalSilo.Calls;

/// <summary>Calls one method of an interface on a target.</summary>
/// <param name="target">The grain or observer.</param>
/// <param name="arguments">All arguments; a cancellation token among them is replaced.</param>
/// <param name="cancellation">The token that the method gets.</param>
/// <returns>The method's task.</returns>
internal delegate Task Invoker<TArguments>(object target, ref TArguments arguments, CancellationToken cancellation);
