namespace Orleans.Concurrency;

/// <summary>Says that a method changes nothing, so that its turns may interleave with other read-only turns.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute
{
}
