namespace Orleans.Concurrency;

/// <summary>Says that the turns of all calls of a grain class may interleave at its awaits.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute
{
}
