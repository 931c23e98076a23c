using FsCheck;
using FsCheck.Fluent;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

public sealed class ProgressHistoryTests
{
    private static readonly DateTime Start = WatchedDownload.Start;
    private static readonly TimeSpan Window = TimeSpan.FromHours(4);

    [Fact]
    public void Of_60_recorded_at_most_50_are_kept_and_the_newest_is_among_them()
    {
        var history = Recorded(Enumerable.Range(0, 60).Select(i => i * 5.0));

        Assert.Equal(50, history.Count);
        Assert.Equal(Start, history[0].At);
        Assert.Equal(Start.AddSeconds(59 * 5), history[^1].At);
    }

    [Fact]
    public void Nothing_is_thinned_below_the_limit()
    {
        Assert.Equal(50, Recorded(Enumerable.Range(0, 50).Select(i => i * 5.0)).Count);
    }

    [Fact]
    public void Fifty_snapshots_come_to_span_the_window()
    {
        var random = new Random(3);
        var history = Recorded(Enumerable.Range(0, 6 * 720).Select(i => (i * 5) + (random.NextDouble() * 0.1)));

        var span = history[^1].At - history[0].At;
        Assert.InRange(span, TimeSpan.FromHours(3.8), Window);
        var widest = history.Zip(history.Skip(1), (a, b) => b.At - a.At).Max();
        Assert.InRange(widest, TimeSpan.Zero, TimeSpan.FromMinutes(20));
    }

    [Fact]
    public void All_lie_within_the_window_but_the_last_two_stay_in_any_case()
    {
        var history = Recorded([0, 5, 10, 5 * 3600]);

        Assert.Equal([Start.AddSeconds(10), Start.AddHours(5)], history.Select(s => s.At));
    }

    [Fact]
    public void A_pause_of_months_still_leaves_the_last_two()
    {
        var history = Recorded([0, 5, 100 * 86400.0, (100 * 86400.0) + 5]);

        Assert.Equal(2, history.Count);
        Assert.Equal(Start.AddDays(100), history[0].At);
        Assert.Equal(2, Recorded([0, 5, 100 * 86400.0]).Count);
    }

    [Fact]
    public void A_clock_set_back_moves_the_past_back_with_it()
    {
        var history = Recorded([0, 60, 120]);
        history.Add(At(-3600), 50, Window);

        Assert.Equal([-3720.001, -3660.001, -3600.001, -3600], history.Select(s => (s.At - Start).TotalSeconds));
    }

    [Fact]
    public void A_smaller_limit_takes_effect_with_the_next_snapshot()
    {
        var history = Recorded(Enumerable.Range(0, 50).Select(i => i * 5.0));
        history.Add(At(1000), 10, Window);

        Assert.Equal(10, history.Count);
        Assert.Equal((Start, Start.AddSeconds(1000)), (history[0].At, history[^1].At));
    }

    [Fact]
    public void Fifty_snapshots_take_less_than_one_and_a_half_kilobytes()
    {
        Assert.InRange(Recorded(Enumerable.Range(0, 500).Select(i => i * 5.0)).MemoryBytes, 1, 1500);
    }

    [Fact]
    public void It_holds_exactly_what_the_rule_of_the_smallest_gap_leaves()
    {
        var gaps = Gen.Choose(1, 400_000).ListOf(120);
        Prop.ForAll(gaps.ToArbitrary(), list =>
        {
            var (history, model) = (new ProgressHistory(), new List<long>());
            var milliseconds = 0L;
            foreach (var gap in list)
            {
                milliseconds += gap;
                history.Add(At(milliseconds / 1000.0), 20, Window);
                Keep(model, milliseconds, 20);
                Assert.Equal(model, history.Select(s => (long)Math.Round((s.At - Start).TotalMilliseconds)));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_the_clock_does_it_stays_ordered_bounded_and_readable()
    {
        var moves = Gen.Frequency((8, Gen.Choose(0, 6000)), (1, Gen.Choose(-4_000_000, 0)), (1, Gen.Choose(0, int.MaxValue))).ListOf(200);
        Prop.ForAll(moves.ToArbitrary(), list =>
        {
            var history = new ProgressHistory();
            var at = Start;
            foreach (var move in list)
            {
                at += TimeSpan.FromMilliseconds(move);
                history.Add(new(at, 1, 1, DownloadStatus.Downloading, WaitReason.None), 30, Window);
                Assert.InRange(history.Count, 1, 30);
                Assert.Equal(at, history[^1].At);
                Assert.Equal(history.Select(s => s.At).Order(), history.Select(s => s.At));
                Assert.True(history.Count <= 2 || history[0].At >= at - Window);
            }

            Assert.Equal(history, ProgressHistory.FromBytes(history.ToBytes()));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>The rule as ruling C7 says it, without any cleverness.</summary>
    private static void Keep(List<long> kept, long newest, int max)
    {
        kept.Add(newest);
        while (kept.Count > 2 && newest - kept[0] > Window.TotalMilliseconds)
        {
            kept.RemoveAt(0);
        }

        if (kept.Count > max)
        {
            kept.RemoveAt(Enumerable.Range(1, kept.Count - 2).MinBy(i => kept[i + 1] - kept[i - 1]));
        }
    }

    private static ProgressHistory Recorded(IEnumerable<double> seconds)
    {
        var history = new ProgressHistory();
        foreach (var second in seconds)
        {
            history.Add(At(second), 50, Window);
        }

        return history;
    }

    private static ProgressSnapshot At(double seconds) =>
        new(Start.AddMilliseconds(Math.Round(seconds * 1000)), 1000, 10, DownloadStatus.Downloading, WaitReason.None);
}
