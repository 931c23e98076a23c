namespace OrleansMedia.Lab.Downloads;

/// <summary>The clock, the seed and the speed that simulated clients share. The same seed and the same calls give the same world.</summary>
/// <param name="time">Drives everything; a virtual clock works as well as the system's.</param>
/// <param name="seed">Seed of ids and generated releases.</param>
/// <param name="speed">How many seconds of every script pass in one second, more than zero.</param>
public sealed class LabWorld(TimeProvider time, int seed = 1, double speed = 1)
{
    private int _queues;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>The seed.</summary>
    public int Seed { get; } = seed;

    /// <summary>How many seconds of every script pass in one second.</summary>
    public double Speed { get; } = speed > 0 ? speed : throw new ArgumentOutOfRangeException(nameof(speed));

    /// <summary>The downloads of one more simulated client.</summary>
    /// <param name="name">Name of the client, as an arr would show it.</param>
    /// <param name="ids">How the client names its downloads.</param>
    public LabQueue CreateQueue(string name, LabIds ids) => new(this, name, ids, Seed + 7919 * Interlocked.Increment(ref _queues));
}
