using System.Text.Json;

namespace OrleansMedia.Storage.Sql;

/// <summary>Enumerations without literal wire names of their own, as snake_case words (<c>AtRisk</c> is <c>at_risk</c>).</summary>
internal static class Words
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.ToWord.TryGetValue(value, out var word) ? word : throw new ArgumentOutOfRangeException(nameof(value), value, null);

    /// <summary>The word of a value; null for null.</summary>
    public static string? OfNullable<T>(T? value)
        where T : struct, Enum => value is { } given ? Of(given) : null;

    /// <summary>Reads a word; null where it is none.</summary>
    public static T? Parse<T>(string? word)
        where T : struct, Enum => word is not null && Table<T>.FromWord.TryGetValue(word, out var value) ? value : null;

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ToWord = Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
        public static readonly Dictionary<string, T> FromWord = ToWord.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
