using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;

namespace OrleansMedia.Domain.Tests.Downloads;

/// <summary>What others read may not change with a renamed member.</summary>
public sealed class WireNamesTests
{
    [Fact]
    public void The_names_on_the_wire_are_these()
    {
        Assert.Equal(
            "unknown,queued,downloading,paused,verifying,extracting,moving,completed,importPending,importBlocked,failed,dlq,resolved",
            Joined<DownloadStatus>(v => v.ToWire()));
        Assert.Equal(
            "unknown,incomplete,password_protected,unpacking_failed,duplicate,disk_space,virus_detected,verification_failed,propagation_delay,network",
            Joined<FailureCategory>(v => v.ToWire()));
        Assert.Equal("low,medium,high,critical", Joined<Severity>(v => v.ToWire()));
        Assert.Equal("fine,at_risk,stuck", Joined<Judgement>(v => v.ToWire()));
        Assert.Equal("none,its_turn,queue_paused,paused,client_not_ready,working", Joined<WaitReason>(v => v.ToWire()));
        Assert.Equal("usenet,torrent", Joined<DownloadProtocol>(v => v.ToWire()));
        Assert.Equal("sabnzbd,qbittorrent", Joined<DownloadClientKind>(v => v.ToWire()));
        Assert.Equal("not_contacted,ok,starting,disconnected,down,needs_you,paused", Joined<ClientHealth>(v => v.ToWire()));
        Assert.Equal("info,in_progress,success,failed", Joined<Outcome>(v => v.ToWire()));
    }

    [Fact]
    public void Names_are_read_back()
    {
        Assert.All(Enum.GetValues<DownloadStatus>(), v => Assert.Equal(v, DownloadStatusNames.FromWire(v.ToWire())));
        Assert.All(Enum.GetValues<WaitReason>(), v => Assert.Equal(v, WaitReasonNames.FromWire(v.ToWire())));
        Assert.All(Enum.GetValues<DownloadProtocol>(), v => Assert.Equal(v, DownloadProtocolNames.FromWire(v.ToWire())));
        Assert.All(Enum.GetValues<DownloadClientKind>(), v => Assert.Equal(v, DownloadClientKindNames.FromWire(v.ToWire())));
    }

    [Fact]
    public void Names_that_nobody_knows_are_unknown_and_throw_nothing()
    {
        Assert.Equal(DownloadStatus.Unknown, DownloadStatusNames.FromWire("grabbing?"));
        Assert.Equal(WaitReason.None, WaitReasonNames.FromWire(null));
        Assert.Null(DownloadClientKindNames.FromWire("nzbget"));
    }

    private static string Joined<T>(Func<T, string> name)
        where T : struct, Enum => string.Join(',', Enum.GetValues<T>().Select(name));
}
