using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

public sealed class ReentrancyTests : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    private Witness Witness => _cluster.Witness;

    public async Task InitializeAsync() =>
        _cluster = await GrainCluster.StartAsync(new() { ResponseTimeout = TimeSpan.FromSeconds(5) });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_call_waits_until_the_one_before_it_has_ended()
    {
        var grain = Gate("a");
        var first = grain.HoldAsync("1");
        await Witness.SeenAsync("began 1");
        var second = grain.HoldAsync("2");

        // A call that may always run has come after the second one, and the second one has still not begun.
        await Through(grain.PeekAsync("3"), "3");
        Assert.DoesNotContain("began 2", Witness.Notes);

        await Through(first, "1");
        await Through(second, "2");
        Assert.Equal(["began 1", "began 3", "ended 3", "ended 1", "began 2", "ended 2"], Witness.Notes);
    }

    [Fact]
    public async Task Read_only_calls_run_beside_each_other()
    {
        var grain = Gate("a");
        var first = grain.ReadAsync("1");
        await Witness.SeenAsync("began 1");
        var second = grain.ReadAsync("2");
        await Witness.SeenAsync("began 2");

        await Through(first, "1");
        await Through(second, "2");
    }

    [Fact]
    public async Task A_read_only_call_waits_for_one_that_may_change_something()
    {
        var grain = Gate("a");
        var write = grain.HoldAsync("write");
        await Witness.SeenAsync("began write");
        var read = grain.ReadAsync("read");
        await Through(grain.PeekAsync("peek"), "peek");
        Assert.DoesNotContain("began read", Witness.Notes);

        await Through(write, "write");
        await Through(read, "read");
    }

    [Fact]
    public async Task A_call_that_may_change_something_waits_for_a_read_only_one()
    {
        var grain = Gate("a");
        var read = grain.ReadAsync("read");
        await Witness.SeenAsync("began read");
        var write = grain.HoldAsync("write");
        await Through(grain.PeekAsync("peek"), "peek");
        Assert.DoesNotContain("began write", Witness.Notes);

        await Through(read, "read");
        await Through(write, "write");
    }

    [Fact]
    public async Task A_call_that_always_interleaves_holds_nobody_up()
    {
        var grain = Gate("a");
        var peek = grain.PeekAsync("peek");
        await Witness.SeenAsync("began peek");

        await Through(grain.HoldAsync("1"), "1");

        await Through(peek, "peek");
    }

    [Fact]
    public async Task Calls_of_a_reentrant_class_run_beside_each_other()
    {
        var grain = _cluster.Client.GetGrain<IReentrantGateGrain>("a");
        var first = grain.HoldAsync("1");
        await Witness.SeenAsync("began 1");
        var second = grain.HoldAsync("2");
        await Witness.SeenAsync("began 2");

        await Through(first, "1");
        await Through(second, "2");
    }

    [Fact]
    public async Task A_call_that_comes_back_to_its_caller_times_out_where_the_caller_is_not_reentrant()
    {
        Witness.Open("back");

        await Assert.ThrowsAsync<TimeoutException>(() => Gate("a").AskToCallBackAsync("b", "back"));
    }

    [Fact]
    public async Task A_call_that_comes_back_to_its_caller_runs_where_the_caller_is_reentrant()
    {
        Witness.Open("back");

        await _cluster.Client.GetGrain<IReentrantGateGrain>("a").AskToCallBackAsync("b", "back");

        Assert.Contains("ended back", Witness.Notes);
    }

    private IGateGrain Gate(string key) => _cluster.Client.GetGrain<IGateGrain>(key, typeof(GateGrain).FullName);

    private async Task Through(Task call, string gate)
    {
        Witness.Open(gate);
        await call.WaitAsync(Tests.Witness.Patience);
    }
}
