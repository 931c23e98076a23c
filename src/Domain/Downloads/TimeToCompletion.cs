namespace OrleansMedia.Domain.Downloads;

/// <summary>Estimates from the history when a download will be complete (R229).</summary>
public static class TimeToCompletion
{
    /// <summary>The longest estimate that is given; beyond it nothing useful can be said.</summary>
    public static readonly TimeSpan EstimateMax = TimeSpan.FromDays(99);

    // Of two equally long stretches this far apart, the older one counts half: a download's speed of an hour ago says little about its speed now.
    private static readonly TimeSpan WeightHalves = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long the rest will take at the rate of the time in which data was expected, recent stretches counting more.
    /// Null where nothing can be said: not active now, fewer than two useful snapshots, or no byte came.
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

        var (bytes, seconds) = (0.0, 0.0);
        for (var i = 1; i < history.Count; i++)
        {
            var (from, to) = (history[i - 1], history[i]);
            var elapsed = (to.At - from.At).TotalSeconds;

            // Bytes left that grow are a new size, not a negative speed.
            if (elapsed <= 0 || !IsFetching(from) || !IsFetching(to) || to.SizeLeftBytes > from.SizeLeftBytes)
            {
                continue;
            }

            var weight = Math.Pow(0.5, Math.Max(0, (now.UtcDateTime - to.At) / WeightHalves));
            bytes += weight * (from.SizeLeftBytes - to.SizeLeftBytes);
            seconds += weight * elapsed;
        }

        if (bytes <= 0 || seconds <= 0)
        {
            return null;
        }

        var left = Math.Max(0, sizeLeftBytes) * seconds / bytes;
        return left >= EstimateMax.TotalSeconds ? EstimateMax : TimeSpan.FromSeconds(left);
    }

    private static bool IsFetching(in ProgressSnapshot snapshot) => ProgressTracker.IsExpected(snapshot.Status, snapshot.Wait, judgeQueued: false);
}
