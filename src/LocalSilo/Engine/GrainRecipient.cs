using Orleans.Runtime;
using OrleansMedia.LocalSilo.Calls;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>A grain: its activation is looked up on the first call and again whenever the one it had has ended.</summary>
internal sealed class GrainRecipient(GrainClass @class, string key) : Recipient
{
    private Activation? _activation;

    /// <inheritdoc />
    internal override LocalEngine Engine => @class.Engine;

    /// <inheritdoc />
    internal override GrainId Id => new(@class.Name, IdSpan.Create(key));

    /// <inheritdoc />
    internal override void Deliver(Call call)
    {
        var activation = _activation;
        if (activation is null || activation.HasEnded)
        {
            _activation = activation = @class.Find(key);
        }

        activation.Post(call);
    }
}
