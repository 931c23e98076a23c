using OrleansMedia.LocalSilo.Calls;
using OrleansMedia.LocalSilo.Proxies;

namespace Orleans.Runtime;

/// <summary>A way to call a grain or an observer. A value: equal to every other reference to the same one.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    internal GrainReference(Recipient recipient) => Recipient = recipient;

    /// <summary>Who is called.</summary>
    public GrainId GrainId => Recipient.Id;

    internal Recipient Recipient { get; }

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    /// <inheritdoc />
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc />
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc />
    public sealed override string ToString() => $"GrainReference:{GrainId}";

    /// <summary>The same recipient by another of its interfaces.</summary>
    internal TInterface As<TInterface>() =>
        this is TInterface same ? same : (TInterface)(object)ReferenceTypes.For(typeof(TInterface)).Make(Recipient);

    /// <summary>Sends a call. The emitted subclasses end here.</summary>
    internal Task<TResult> Send<TArguments, TResult>(
        Method<TArguments, TResult> method, TArguments arguments, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellation);
        }

        var call = new Call<TArguments, TResult>(method, Recipient, arguments);
        Recipient.Engine.Send(call, cancellation);
        return call.Answer;
    }
}
