using OrleansMedia.Lab.Demo;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Tests.Nntp;

namespace OrleansMedia.Lab.Tests.Demo;

public sealed class DemoLabTests
{
    private readonly VirtualClock _clock = new();

    [Fact]
    public async Task The_house_is_full_the_moment_it_starts()
    {
        await using var lab = await StartAsync();
        var usenet = lab.Sabnzbd.Queue.Snapshot().Entries;
        var torrents = lab.Qbittorrent.Queue.Snapshot().Entries.Select(entry => entry.Moment.Phase).ToList();

        Assert.Equal(25, usenet.Count(entry => !entry.Moment.HasEnded));
        Assert.Equal(30, usenet.Count(entry => entry.Moment.HasEnded));
        Assert.InRange(usenet.Count(entry => entry.Moment.Phase == LabPhase.Failed), 5, 12);
        Assert.Equal(LabPhase.Downloading, Assert.Single(usenet, entry => entry.Moment.BytesPerSecond > 0).Moment.Phase);
        Assert.Contains(usenet, entry => entry.Moment is { Phase: LabPhase.Paused, Text: "ENCRYPTED" });
        Assert.Contains(usenet, entry => entry.Moment.Phase == LabPhase.Stalled);
        Assert.Equal(40, torrents.Count);
        Assert.All(
            [LabPhase.Downloading, LabPhase.Stalled, LabPhase.FetchingMetadata, LabPhase.Completed, LabPhase.Paused, LabPhase.Failed, LabPhase.MissingFiles, LabPhase.Queued],
            phase => Assert.Contains(phase, torrents));
    }

    [Fact]
    public async Task It_never_goes_still_and_never_grows_without_end()
    {
        await using var lab = await StartAsync();
        HashSet<string> seen = [];

        for (var minute = 0; minute < 600; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            lab.Tick();
            foreach (var queue in (LabQueue[])[lab.Sabnzbd.Queue, lab.Qbittorrent.Queue])
            {
                var entries = queue.Snapshot().Entries;
                Assert.Contains(entries, entry => entry.Moment.Phase is LabPhase.Downloading or LabPhase.Extracting or LabPhase.Verifying or LabPhase.Queued);
                Assert.InRange(entries.Count, 20, 80);
                seen.UnionWith(entries.Select(entry => entry.Download.Id));
            }
        }

        Assert.InRange(seen.Count, 500, 20_000);
    }

    [Fact]
    public async Task Every_server_answers_under_the_address_and_the_key_it_names()
    {
        await using var lab = await StartAsync();
        using var http = new HttpClient();
        foreach (var endpoint in lab.Endpoints)
        {
            switch (endpoint.Kind)
            {
                case DemoKind.Sabnzbd:
                    Assert.Contains("slots", await http.GetStringAsync(new Uri(endpoint.Url, $"/api?mode=queue&apikey={endpoint.ApiKey}")), StringComparison.Ordinal);
                    break;
                case DemoKind.Qbittorrent:
                    using (var form = new FormUrlEncodedContent([KeyValuePair.Create("username", endpoint.User!), KeyValuePair.Create("password", endpoint.Password!)]))
                    using (var login = await http.PostAsync(new Uri(endpoint.Url, "/api/v2/auth/login"), form))
                    {
                        Assert.Equal("Ok.", await login.Content.ReadAsStringAsync());
                    }

                    break;
                case DemoKind.Sonarr or DemoKind.Radarr:
                    using (var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint.Url, "/api/v3/queue?pageSize=100")))
                    {
                        request.Headers.Add("X-Api-Key", endpoint.ApiKey);
                        using var answer = await http.SendAsync(request);
                        Assert.Contains("trackedDownloadState", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                    }

                    break;
                case DemoKind.Nntp:
                    using (var caller = await NntpCaller.ConnectAsync(endpoint.Url.Port))
                    {
                        await caller.AskAsync($"AUTHINFO USER {endpoint.User}");
                        Assert.StartsWith("281", await caller.AskAsync($"AUTHINFO PASS {endpoint.Password}"), StringComparison.Ordinal);
                        Assert.StartsWith("223", await caller.AskAsync("STAT <part1.lab@lab.invalid>"), StringComparison.Ordinal);
                    }

                    break;
            }
        }

        Assert.Equal(5, lab.Endpoints.Count);
    }

    [Fact]
    public async Task The_frozen_job_is_the_one_to_move_within_a_minute_and_goes_on_later()
    {
        await using var lab = await StartAsync();
        var frozen = lab.Sabnzbd.Queue.Snapshot().Entries.Single(entry => entry.Moment.Phase == LabPhase.Stalled).Download;

        _clock.Advance(TimeSpan.FromMinutes(1));
        var queued = lab.Sabnzbd.Queue.Snapshot().Entries.Where(entry => !entry.Moment.HasEnded && !entry.Moment.IsPostProcessing).ToList();
        Assert.Same(frozen, queued[0].Download);
        Assert.Equal(LabPhase.Stalled, queued[0].Moment.Phase);
        Assert.DoesNotContain(queued, entry => entry.Moment.BytesPerSecond > 0);

        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.NotEqual(LabPhase.Stalled, lab.Sabnzbd.Queue.Find(frozen.Id)!.Value.Moment.Phase);
    }

    [Fact]
    public async Task At_a_higher_speed_everything_ends_sooner()
    {
        await using var slow = await StartAsync();
        await using var fast = await StartAsync(speed: 20);

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(Ended(fast) > Ended(slow) + 5);

        static int Ended(DemoLab lab) => lab.Sabnzbd.Queue.Snapshot().Entries.Count(entry => entry.Moment.HasEnded);
    }

    private Task<DemoLab> StartAsync(double speed = 1) =>
        DemoLab.StartAsync(new DemoOptions { Time = _clock, Speed = speed, Period = TimeSpan.FromHours(1) });
}
