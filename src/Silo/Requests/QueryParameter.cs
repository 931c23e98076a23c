namespace OrleansMedia.Silo.Requests;

/// <summary>One parameter of an address. The same declaration checks it and documents it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
public sealed record QueryParameter(string Name, string Description)
{
    /// <summary>The values that it may have; empty where it is free.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The least and the largest whole number; null where it is text.</summary>
    public (int Min, int Max)? Range { get; init; }

    /// <summary>The longest text, in characters.</summary>
    public int LengthMax { get; init; } = 200;

    /// <summary>What holds where it is not given; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>What is wrong with a value, as a sentence with what is allowed; null where it is fine.</summary>
    public string? Complain(string value)
    {
        if (Allowed.Count > 0)
        {
            return Allowed.Contains(value, StringComparer.Ordinal) ? null : $"Must be one of {string.Join(", ", Allowed)}.";
        }

        if (Range is { } range)
        {
            return int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= range.Min && number <= range.Max
                ? null
                : $"Must be a whole number from {range.Min} to {range.Max}.";
        }

        return value.Length <= LengthMax ? null : $"Must have at most {LengthMax} characters.";
    }
}
