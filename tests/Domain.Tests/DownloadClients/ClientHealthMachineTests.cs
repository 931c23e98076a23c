using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Settings;

namespace OrleansMedia.Domain.Tests.DownloadClients;

public sealed class ClientHealthMachineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly ClientFault Timeout = new(ClientFaultKind.Timeout, "It took longer than 30 seconds to answer.");
    private static readonly ClientFault Refused = new(ClientFaultKind.Unreachable, "Nothing listens there.");
    private static readonly ClientFault WrongKey = new(ClientFaultKind.Unauthorized, "The API key is wrong.");

    private readonly MonitoringSettings _settings = new();
    private readonly List<string> _told = [];
    private DateTimeOffset _now = Start;
    private DownloadClientState _state = new()
    {
        Id = "c1",
        Name = "Home",
        Kind = DownloadClientKind.Sabnzbd,
        Url = "http://nas:8080",
        CreatedAt = Start,
        UpdatedAt = Start,
        HealthSince = Start,
    };

    [Fact]
    public void A_client_that_answers_is_well_and_asked_again_after_the_sample_interval()
    {
        var step = Read(new() { Version = "4.5.0" });

        Assert.Equal((ClientHealth.Ok, "4.5.0", true), (_state.Health, _state.Version, step.MustSave));
        Assert.Equal(TimeSpan.FromSeconds(5), step.NextReadAt - _now);
        Assert.False(Read(new() { Version = "4.5.0" }).MustSave);
        Assert.Empty(_told);
    }

    [Fact]
    public void One_failed_read_between_good_ones_is_no_outage()
    {
        Read();
        Assert.False(Fail(Timeout).WentDown);
        Assert.Equal(ClientHealth.Ok, _state.Health);

        Assert.False(Read().Returned);
        Assert.Equal((ClientHealth.Ok, 0, null), (_state.Health, _state.FaultCount, _state.FaultMessage));
        Assert.Empty(_told);
    }

    [Fact]
    public void An_outage_is_told_when_it_begins_and_when_it_ends_and_not_in_between()
    {
        Read();
        Fail(Timeout);
        Assert.True(Fail(Timeout).WentDown);
        Assert.Equal((ClientHealth.Down, Timeout.Message), (_state.Health, _state.FaultMessage));
        for (var i = 0; i < 50; i++)
        {
            Assert.False(Fail(i % 2 == 0 ? Refused : Timeout).WentDown);
        }

        Assert.True(Read().Returned);
        Assert.Equal((ClientHealth.Starting, null), (_state.Health, _state.FaultMessage));
        Assert.Equal([EventTypes.ServiceError, EventTypes.ServiceRecovered], _told);
    }

    [Fact]
    public void It_is_asked_less_and_less_often_up_to_a_limit()
    {
        Read();

        Assert.Equal([5, 10, 20, 40, 80, 160, 300, 300, 300], Enumerable.Range(0, 9).Select(_ => Wait(Fail(Timeout))));
        Read();
        Assert.Equal(5, Wait(Fail(Timeout)));
    }

    [Fact]
    public void What_only_a_person_can_mend_is_told_at_once_and_asked_for_slowly()
    {
        Read();

        Assert.Equal(300, Wait(Fail(WrongKey)));
        Assert.Equal((ClientHealth.NeedsYou, "The API key is wrong."), (_state.Health, _state.FaultMessage));
        Assert.Equal(300, Wait(Fail(WrongKey)));
        Assert.Equal([EventTypes.ServiceError], _told);
    }

    [Fact]
    public void A_client_that_never_answered_is_down_at_its_first_failure()
    {
        Fail(Refused);
        Assert.Equal(ClientHealth.Down, _state.Health);
    }

    [Fact]
    public void After_an_outage_it_is_watched_for_a_minute_before_it_is_judged()
    {
        Read();
        Fail(Timeout);
        Fail(Timeout);
        Read();
        var back = _now;

        while (_now - back < TimeSpan.FromSeconds(55))
        {
            Assert.Equal(ClientHealth.Starting, _state.Health);
            Assert.False(Read().Returned);
        }

        Read();
        Assert.Equal(ClientHealth.Ok, _state.Health);
    }

    [Fact]
    public void A_client_that_says_it_has_just_started_is_starting()
    {
        Read();
        Read(new() { StartedAt = _now.AddSeconds(2) });
        Assert.Equal(ClientHealth.Starting, _state.Health);
    }

    [Fact]
    public void A_refused_connection_is_a_restart_even_where_the_next_read_succeeds()
    {
        Read();
        Fail(Refused);

        Assert.True(Read().Returned);
        Assert.Equal(ClientHealth.Starting, _state.Health);
        Assert.Empty(_told);
    }

    [Fact]
    public void A_client_without_network_is_shown_so_and_told_once()
    {
        Read();
        Read(new() { Disconnected = true });
        Read(new() { Disconnected = true });
        Assert.Equal(ClientHealth.Disconnected, _state.Health);

        Read();
        Assert.Equal(ClientHealth.Ok, _state.Health);
        Assert.Equal([EventTypes.ServiceError, EventTypes.ServiceRecovered], _told);
    }

    [Fact]
    public void A_paused_client_stays_paused_whatever_a_late_read_says()
    {
        _state = _state with { Paused = true, Health = ClientHealth.Paused };

        Read();
        Assert.Equal(ClientHealth.Paused, _state.Health);
        Fail(WrongKey);
        Assert.Equal(ClientHealth.Paused, _state.Health);
        Assert.Empty(_told);
    }

    private ClientHealthStep Read(ClientCondition? condition = null)
    {
        _now += TimeSpan.FromSeconds(5);
        return Take(ClientHealthMachine.AfterRead(_state, condition ?? new(), _now, _settings));
    }

    private ClientHealthStep Fail(ClientFault fault)
    {
        _now += TimeSpan.FromSeconds(5);
        return Take(ClientHealthMachine.AfterFault(_state, fault, _now, _settings));
    }

    private ClientHealthStep Take(ClientHealthStep step)
    {
        _state = step.Next;
        _told.AddRange(step.Events.Select(e => e.EventType));
        return step;
    }

    private double Wait(ClientHealthStep step) => (step.NextReadAt - _now).TotalSeconds;
}
