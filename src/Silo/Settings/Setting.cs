namespace OrleansMedia.Silo.Settings;

/// <summary>One thing that can be configured, by an environment variable or by <c>--NAME=value</c>.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Default">What holds where it is not set, as it would be written.</param>
/// <param name="Limits">What it may be, as a phrase that ends a sentence beginning with "must be".</param>
/// <param name="Meaning">What it does, and its unit.</param>
/// <param name="IsSecret">Whether its value is never shown.</param>
public sealed record Setting(string Name, string Default, string Limits, string Meaning, bool IsSecret = false);
