using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Someone else wrote the state first. An activation that lets it escape is ended, and the next call reads anew.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : base(errorMsg)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>The version that is stored.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version that was expected.</summary>
    public string? CurrentEtag { get; }

    // True until the first activation let it escape: callers further up that pass it on did not lose a race of their own.
    internal bool IsSourceActivation { get; set; } = true;
}
