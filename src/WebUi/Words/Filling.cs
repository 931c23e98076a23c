using System.Globalization;

namespace OrleansMedia.WebUi.Words;

/// <summary>Puts values into the sentences of <c>Strings.resx</c>.</summary>
public static class Filling
{
    /// <summary>The sentence with {0}, {1}, … replaced.</summary>
    public static string With(this string sentence, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);

    /// <summary>The sentence for one or for several, with {0} replaced by the number ("1 download", "1,240 downloads").</summary>
    public static string Count(long number, string one, string several) =>
        (number == 1 ? one : several).With(Number(number));

    /// <summary>A whole number with thousands apart.</summary>
    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
