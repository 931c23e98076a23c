using Microsoft.Extensions.Logging.Abstractions;
using OrleansMedia.Storage.Live;
using OrleansMedia.WebUi.Live;

namespace OrleansMedia.WebUi.Tests.Live;

public sealed class LiveFeedTests
{
    private readonly TestTime _time = new();
    private readonly TestLists _lists = new();

    [Fact]
    public async Task Many_changes_in_a_quarter_of_a_second_are_told_once()
    {
        await using var feed = new LiveFeed(_lists, _time, NullLogger<LiveFeed>.Instance);
        var told = new SemaphoreSlim(0);
        using var watch = feed.Subscribe(ChangeTopics.Downloads, () => Told(told));

        for (var i = 0; i < 1000; i++)
        {
            _lists.Bump();
        }

        await UntilAsync(told);
        _time.Advance(LiveFeed.Period);
        Assert.Equal(0, told.CurrentCount);
    }

    [Fact]
    public async Task One_that_fails_does_not_stop_the_others()
    {
        await using var feed = new LiveFeed(_lists, _time, NullLogger<LiveFeed>.Instance);
        var told = new SemaphoreSlim(0);
        using var bad = feed.Subscribe(ChangeTopics.Downloads, () => throw new InvalidOperationException("no"));
        using var good = feed.Subscribe(ChangeTopics.Downloads, () => Told(told));

        for (var i = 0; i < 2; i++)
        {
            _lists.Bump();
            await UntilAsync(told);
        }
    }

    [Fact]
    public async Task Without_a_change_it_is_told_now_and_then_for_the_times_on_screen()
    {
        await using var feed = new LiveFeed(_lists, _time, NullLogger<LiveFeed>.Instance);
        var told = new SemaphoreSlim(0);
        using var watch = feed.Subscribe(ChangeTopics.Downloads, () => Told(told));

        _time.Advance(LiveFeed.PeriodMax);
        await UntilAsync(told);
    }

    private static Task Told(SemaphoreSlim told)
    {
        told.Release();
        return Task.CompletedTask;
    }

    // The loop starts on the thread pool: time is moved on until it has looked.
    private async Task UntilAsync(SemaphoreSlim told)
    {
        for (var i = 0; i < 1000; i++)
        {
            _time.Advance(LiveFeed.Period);
            if (await told.WaitAsync(TimeSpan.FromMilliseconds(10)))
            {
                return;
            }
        }

        Assert.Fail("It was not told.");
    }
}
