using System.Diagnostics;

namespace OrleansMedia.Tests.Processes;

/// <summary>Waits for something to become true in another process: asks again and again, and gives up at a deadline.</summary>
public static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until the answer is there (not null); fails the test with what was seen last where it does not come in time.</summary>
    public static async Task<T> UntilAsync<T>(string what, TimeSpan limit, Func<Task<T?>> ask, Func<Task<string>>? evidence = null)
        where T : class
    {
        var since = Stopwatch.StartNew();
        Exception? last = null;
        while (true)
        {
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }

                last = null;
            }
            catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
            {
                // Not up yet, or gone for a moment: that is what is being waited for.
                last = error;
            }

            if (since.Elapsed > limit)
            {
                var seen = evidence is null ? "" : "\nSeen last: " + await evidence();
                throw new Xunit.Sdk.XunitException($"{what}: not within {limit.TotalSeconds:0} s.{seen}{(last is null ? "" : "\n" + last.Message)}");
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Asks until it is so; fails the test where it does not become so in time.</summary>
    public static Task UntilAsync(string what, TimeSpan limit, Func<Task<bool>> ask, Func<Task<string>>? evidence = null) =>
        UntilAsync(what, limit, async () => await ask() ? "" : null, evidence);

    /// <summary>Asks until it is so; false where it does not become so in time.</summary>
    public static async Task<bool> TriesAsync(Func<Task<bool>> ask, TimeSpan limit)
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < limit)
        {
            if (await ask())
            {
                return true;
            }

            await Task.Delay(Pause);
        }

        return await ask();
    }
}
