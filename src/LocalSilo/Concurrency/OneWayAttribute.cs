namespace Orleans.Concurrency;

/// <summary>Says that the caller neither waits for a method nor hears of its errors.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute
{
}
