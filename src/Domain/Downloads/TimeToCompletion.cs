namespace OrleansMedia.Domain.Downloads;

/// <summary>Estimates from the history when a download will be complete (R229).</summary>
public static class TimeToCompletion
{
    /// <summary>The longest estimate that is given; beyond it nothing useful can be said.</summary>
    public static readonly TimeSpan EstimateMax = TimeSpan.FromDays(99);

    // Stretches this far apart count one to a half: the speed of an hour ago says little about the speed now.
    private static readonly TimeSpan WeightHalves = TimeSpan.FromMinutes(5);

    // After so much active time without a byte there is no rate to go on with.
    private static readonly TimeSpan FrozenAfter = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long the rest will take at the rate of the time in which data was expected, recent stretches counting more.
    /// Null where nothing can be said: not active now, fewer than two useful snapshots, or no byte came for a while.
    /// </summary>
    /// <param name="history">What was seen.</param>
    /// <param name="sizeLeftBytes">Bytes still to come.</param>
    /// <param name="now">The time of the estimate, UTC.</param>
    public static TimeSpan? Estimate(ProgressHistory history, long sizeLeftBytes, DateTimeOffset now)
    {
        if (history.Count < 2 || !IsFetching(history[history.Count - 1]))
        {
            return null;
        }

        var (bytes, seconds, idle) = (0.0, 0.0, TimeSpan.Zero);
        for (var i = 1; i < history.Count; i++)
        {
            var (from, to) = (history[i - 1], history[i]);

            // Bytes left that grow are a new size, not a negative speed.
            if (!IsFetching(from) || !IsFetching(to) || to.SizeLeftBytes > from.SizeLeftBytes)
            {
                continue;
            }

            var elapsed = to.At - from.At;
            var came = from.SizeLeftBytes - to.SizeLeftBytes;
            var weight = Math.Pow(0.5, Math.Max(0, (now.UtcDateTime - to.At) / WeightHalves));
            bytes += weight * came;
            seconds += weight * elapsed.TotalSeconds;
            idle = came > 0 ? TimeSpan.Zero : idle + elapsed;
        }

        if (bytes <= 0 || seconds <= 0 || idle >= FrozenAfter)
        {
            return null;
        }

        var left = Math.Max(0, sizeLeftBytes) * seconds / bytes;
        return left >= EstimateMax.TotalSeconds ? EstimateMax : TimeSpan.FromSeconds(left);
    }

    private static bool IsFetching(in ProgressSnapshot snapshot) => ProgressTracker.IsExpected(snapshot.Status, snapshot.Wait, judgeQueued: false);
}
