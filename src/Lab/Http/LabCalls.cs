using System.Collections.Concurrent;

namespace OrleansMedia.Lab.Http;

/// <summary>How often a simulated server was called, in total and by call (see <see cref="LabFaults"/> for the names).</summary>
public sealed class LabCalls
{
    private readonly ConcurrentDictionary<string, int> _byCall = new(StringComparer.OrdinalIgnoreCase);
    private int _total;

    /// <summary>All calls, those that met a fault included.</summary>
    public int Total => Volatile.Read(ref _total);

    /// <summary>Every call with its count.</summary>
    public IReadOnlyDictionary<string, int> ByCall => _byCall;

    /// <summary>How often one call was made.</summary>
    public int Of(string call) => _byCall.GetValueOrDefault(call);

    /// <summary>Begins to count from zero.</summary>
    public void Reset()
    {
        _byCall.Clear();
        Volatile.Write(ref _total, 0);
    }

    internal void Count(string call)
    {
        Interlocked.Increment(ref _total);
        _byCall.AddOrUpdate(call, 1, static (_, count) => count + 1);
    }
}
