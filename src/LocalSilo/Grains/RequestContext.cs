namespace Orleans.Runtime;

/// <summary>What travels with a call from turn to turn beside its arguments.</summary>
public static class RequestContext
{
    // Copied on each write, so that a call under way keeps what it was sent with.
    private static readonly AsyncLocal<Dictionary<string, object>?> _values = new();

    /// <summary>The names of what travels.</summary>
    public static IEnumerable<string> Keys => Current is { } values ? values.Keys : [];

    /// <summary>What travels.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Current is { } values ? values : [];

    internal static Dictionary<string, object>? Current
    {
        get => _values.Value;
        set => _values.Value = value;
    }

    /// <summary>The value of that name, or null.</summary>
    public static object? Get(string key) => Current?.GetValueOrDefault(key);

    /// <summary>Lets a value travel with the calls that are made from here on.</summary>
    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        Current = Current is { } values ? new(values) { [key] = value } : new() { [key] = value };
    }

    /// <summary>Stops a value; whether there was one.</summary>
    public static bool Remove(string key)
    {
        if (Current is not { } values || !values.ContainsKey(key))
        {
            return false;
        }

        Dictionary<string, object> rest = new(values);
        rest.Remove(key);
        Current = rest.Count == 0 ? null : rest;
        return true;
    }

    /// <summary>Stops all values.</summary>
    public static void Clear()
    {
        if (Current is not null)
        {
            Current = null;
        }
    }
}
