namespace Orleans;

/// <summary>Says that a type crosses the wire. Only the Orleans engine generates code for it; the rules are checked for both.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
}
