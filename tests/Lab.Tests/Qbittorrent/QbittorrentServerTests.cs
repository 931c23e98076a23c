using System.Net;
using System.Text;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Tests.Qbittorrent;

public sealed class QbittorrentServerTests
{
    private const double MegaByte = 1 << 20;

    [Fact]
    public async Task Without_a_cookie_everything_is_forbidden_and_a_wrong_password_is_a_polite_no()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync(logIn: false);

        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), await qbittorrent.GetAsync("app/version"));
        Assert.Equal((HttpStatusCode.OK, "Fails."), await qbittorrent.LogInAsync("wrong"));
        Assert.Equal((HttpStatusCode.OK, "Ok."), await qbittorrent.LogInAsync(qbittorrent.Server.Options.Password));
        Assert.Equal((HttpStatusCode.OK, "v5.1.0"), await qbittorrent.GetAsync("app/version"));
        Assert.Equal(2, qbittorrent.Server.Sessions.Attempts);
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_and_when_it_is_expired()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();

        qbittorrent.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await qbittorrent.GetAsync("app/version")).Status);
        qbittorrent.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Forbidden, (await qbittorrent.GetAsync("app/version")).Status);

        await qbittorrent.LogInAsync(qbittorrent.Server.Options.Password);
        qbittorrent.Server.Sessions.Expire();
        Assert.Equal(HttpStatusCode.Forbidden, (await qbittorrent.GetAsync("app/version")).Status);
    }

    [Fact]
    public async Task After_too_many_wrong_passwords_even_the_right_one_is_refused()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync(banAfter: 3, logIn: false);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal((HttpStatusCode.OK, "Fails."), await qbittorrent.LogInAsync("wrong"));
        }

        var (status, text) = await qbittorrent.LogInAsync(qbittorrent.Server.Options.Password);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.StartsWith("Your IP address has been banned", text, StringComparison.Ordinal);
        Assert.Equal(4, qbittorrent.Server.Sessions.Attempts);

        qbittorrent.Server.Sessions.Unban();
        Assert.Equal("Ok.", (await qbittorrent.LogInAsync(qbittorrent.Server.Options.Password)).Text);
    }

    [Theory]
    [InlineData("5.1.0", "torrents/stop", "torrents/start", "torrents/pause")]
    [InlineData("4.5.2", "torrents/pause", "torrents/resume", "torrents/stop")]
    public async Task Each_version_stops_and_starts_by_its_own_calls(string version, string stop, string start, string unknown)
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync(version);
        var hash = qbittorrent.Add("Running", LabScript.Completes(MegaByte)).Id;

        Assert.Equal(HttpStatusCode.NotFound, (await qbittorrent.PostAsync(unknown, ("hashes", hash))).Status);
        Assert.Equal(HttpStatusCode.OK, (await qbittorrent.PostAsync(stop, ("hashes", hash))).Status);
        qbittorrent.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(LabPhase.Paused, qbittorrent.Queue.Find(hash)!.Value.Moment.Phase);

        await qbittorrent.PostAsync(start, ("hashes", "all"));
        qbittorrent.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3 << 20, qbittorrent.Queue.Find(hash)!.Value.Moment.DoneBytes);
    }

    [Fact]
    public async Task A_recheck_brings_missing_files_back_to_downloading()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        var hash = qbittorrent.Queue.Add(new LabRelease
        {
            Name = "Lost",
            SizeBytes = 100 << 20,
            Script = LabScript.Always(LabPhase.MissingFiles),
            RetryScript = LabScript.Completes(MegaByte),
        }).Id;
        Assert.Equal("missingFiles", await StateAsync());

        await qbittorrent.PostAsync("torrents/recheck", ("hashes", hash));
        Assert.Equal("checkingDL", await StateAsync());
        qbittorrent.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("downloading", await StateAsync());

        async Task<string?> StateAsync() => (await qbittorrent.JsonAsync($"torrents/info?hashes={hash}"))[0].GetProperty("state").GetString();
    }

    [Fact]
    public async Task A_refusing_tracker_shows_only_in_the_list_of_trackers()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        var hash = qbittorrent.Add("Unregistered", LabScript.Always(LabPhase.Stalled), tracker: LabTracker.Refusing).Id;

        var torrent = (await qbittorrent.JsonAsync("torrents/info"))[0];
        var trackers = await qbittorrent.JsonAsync($"torrents/trackers?hash={hash}");

        Assert.Equal("stalledDL", torrent.GetProperty("state").GetString());
        Assert.Equal(4, trackers[3].GetProperty("status").GetInt32());
        Assert.Equal("Requested download is not authorized for use with this tracker.", trackers[3].GetProperty("msg").GetString());
    }

    [Fact]
    public async Task A_magnet_is_added_under_its_own_hash_and_only_once()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        var hash = new string('c', 40);
        var fields = new[] { ("urls", $"magnet:?xt=urn:btih:{hash}&dn=A%20Film"), ("category", "movies"), ("stopped", "true") };

        Assert.Equal((HttpStatusCode.OK, "Ok."), await qbittorrent.PostAsync("torrents/add", fields));
        Assert.Equal((HttpStatusCode.OK, "Fails."), await qbittorrent.PostAsync("torrents/add", fields));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await qbittorrent.PostAsync("torrents/add", ("urls", "nonsense"))).Status);

        var (download, moment) = qbittorrent.Queue.Find(hash)!.Value;
        Assert.Equal(("A Film", "movies", LabPhase.Paused), (download.Release.Name, download.Category, moment.Phase));
    }

    [Fact]
    public async Task A_torrent_file_is_added_under_the_hash_of_its_info()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        using var http = new HttpClient();
        const string info = "d6:lengthi4000000e4:name8:film.mkv12:piece lengthi65536e6:pieces20:01234567890123456789e";
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.ASCII.GetBytes($"d8:announce9:udp://x:14:info{info}ee"));
        form.Add(file, "torrents", "film.torrent");
        using var login = await http.PostAsync(new Uri(qbittorrent.Server.Url, "/api/v2/auth/login"), new FormUrlEncodedContent(
            [KeyValuePair.Create("username", qbittorrent.Server.Options.User), KeyValuePair.Create("password", qbittorrent.Server.Options.Password)]));

        using var added = await http.PostAsync(new Uri(qbittorrent.Server.Url, "/api/v2/torrents/add"), form);

        Assert.Equal("Ok.", await added.Content.ReadAsStringAsync());
        var download = Assert.Single(qbittorrent.Queue.Snapshot().Entries).Download;
        Assert.Equal(("film.mkv", 4_000_000L), (download.Release.Name, download.Release.SizeBytes));
#pragma warning disable CA5350 // BEP 3 names torrents by SHA-1.
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA1.HashData(Encoding.ASCII.GetBytes(info))), download.Id);
#pragma warning restore CA5350
    }

    [Fact]
    public async Task A_request_caused_by_a_page_of_another_site_is_refused()
    {
        await using var qbittorrent = await QbittorrentFixture.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(qbittorrent.Server.Url, "/api/v2/auth/login"));
        request.Headers.Referrer = new Uri("http://elsewhere.invalid/");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
