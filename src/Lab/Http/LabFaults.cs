using System.Collections.Concurrent;

namespace OrleansMedia.Lab.Http;

/// <summary>
/// The faults of one simulated server, by call. The name of a call is its path ("/api/v2/sync/maindata"); for SABnzbd it is
/// the mode ("queue", "history", "queue/delete").
/// </summary>
public sealed class LabFaults
{
    /// <summary>Names every call at once.</summary>
    public const string Everything = "*";

    private readonly ConcurrentDictionary<string, Armed> _byCall = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Arms a fault for one call, in place of the one before it.</summary>
    /// <param name="call">Name of the call or <see cref="Everything"/>.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">After how many calls the fault is over; never by itself when null.</param>
    public void Set(string call, LabFault fault, int? times = null) => _byCall[call] = new Armed(fault, times ?? int.MaxValue);

    /// <summary>Arms a fault for every call.</summary>
    public void SetAll(LabFault fault, int? times = null) => Set(Everything, fault, times);

    /// <summary>Ends the fault of one call.</summary>
    public void Clear(string call) => _byCall.TryRemove(call, out _);

    /// <summary>Ends all faults.</summary>
    public void Clear() => _byCall.Clear();

    /// <summary>The fault that this call meets, null for none. Counts the call.</summary>
    internal LabFault? Take(string call) => TakeArmed(call) ?? TakeArmed(Everything);

    private LabFault? TakeArmed(string call)
    {
        if (!_byCall.TryGetValue(call, out var armed))
        {
            return null;
        }

        if (armed.Spend())
        {
            return armed.Fault;
        }

        _byCall.TryRemove(new KeyValuePair<string, Armed>(call, armed));
        return null;
    }

    private sealed class Armed(LabFault fault, int times)
    {
        private int _left = times;

        public LabFault Fault { get; } = fault;

        public bool Spend() => _left == int.MaxValue || Interlocked.Decrement(ref _left) >= 0;
    }
}
