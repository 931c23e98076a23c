namespace Orleans.Serialization;

/// <summary>What a caller gets instead of an exception that could not cross the wire: one that is neither decorated nor of the base class library.</summary>
[GenerateSerializer]
public sealed class CodecNotFoundException : SerializerException
{
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}
