namespace Orleans;

/// <summary>The name of a grain class in grain ids, so that the CLR name is free to change.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string Name { get; } = grainType;
}
