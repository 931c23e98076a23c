using System.Diagnostics;
using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class TurnTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private IContextGrain Grain => _cluster.Client.GetGrain<IContextGrain>("a");

    public async Task InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Awaits_of_a_grain_come_back_to_its_own_scheduler() => Assert.True(await Grain.KeepsItsSchedulerAsync());

    [Fact]
    public async Task Tasks_that_a_grain_starts_run_one_at_a_time() => Assert.Equal(1, await Grain.MostAtOnceAsync(200));

    [Fact]
    public async Task A_turn_never_runs_on_the_stack_of_its_caller()
    {
        var grain = Grain;
        await grain.ThreadAsync();
        var here = 0;
        Task<int>? call = null;
        var caller = new Thread(() =>
        {
            here = Environment.CurrentManagedThreadId;
            call = grain.ThreadAsync();
        });
        caller.Start();
        caller.Join();

        Assert.NotEqual(here, await call!);
    }

    [Fact]
    public async Task A_request_context_travels_from_call_to_call()
    {
        RequestContext.Set("who", "anna");

        Assert.Equal("anna", await Grain.ValueAsync("who"));
        Assert.Equal("anna", await Grain.RelayedValueAsync("b", "who"));
    }

    [Fact]
    public async Task What_a_grain_puts_into_the_request_context_does_not_come_back_to_its_caller()
    {
        await Grain.SetValueAsync("who", "grain");

        Assert.Null(RequestContext.Get("who"));
        Assert.Null(await Grain.ValueAsync("who"));
    }

    [Fact]
    public async Task The_execution_context_of_the_caller_stays_with_the_caller()
    {
        ContextGrain.Ambient.Value = "caller";

        Assert.Null(await Grain.AsyncLocalAsync());
    }

    [Fact]
    public async Task The_execution_context_that_a_turn_leaves_behind_does_not_reach_the_next_turn()
    {
        var grain = Grain;
        var calls = Enumerable.Range(0, 200)
            .Select(n => n % 2 == 0 ? grain.LeakAsync($"{n}") : AssertNothingAsync())
            .ToList();

        await Task.WhenAll(calls);

        async Task AssertNothingAsync() => Assert.Null(await grain.AsyncLocalAsync());
    }

    [Fact]
    public async Task A_turn_belongs_to_the_trace_of_its_caller()
    {
        using var activity = new Activity("test").Start();

        Assert.Equal(activity.TraceId.ToString(), await Grain.TraceAsync());
    }
}
