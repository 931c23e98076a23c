using OrleansMedia.RealServers.Tests.News;
using OrleansMedia.RealServers.Tests.Qbittorrent;
using OrleansMedia.RealServers.Tests.Sabnzbd;
using OrleansMedia.RealServers.Tests.Torrents;
using OrleansMedia.Tests.Processes;

namespace OrleansMedia.RealServers.Tests;

/// <summary>The servers themselves, without our product: where one of these fails, the machine is not fit for the others.</summary>
public sealed class ServersAloneTests
{
    [RealServerFact("sabnzbdplus", "innd")]
    public async Task SABnzbd_fetches_from_a_news_server_what_was_posted_there()
    {
        await using var news = await NewsServer.StartAsync();
        await using var sabnzbd = await SabnzbdServer.StartAsync(news.Port);
        var nzb = await new NewsPoster(news).PostAsync(new Dictionary<string, byte[]> { ["film.mkv"] = RandomBytes.Of(900_000, seed: 1) });

        var id = await sabnzbd.AddAsync("A film", nzb, "movies");

        await Patience.UntilAsync("the job is in the history", TimeSpan.FromSeconds(120), async () =>
            (await sabnzbd.AskAsync("history")).GetProperty("history").GetProperty("slots").EnumerateArray()
            .Any(slot => slot.GetProperty("nzo_id").GetString() == id && slot.GetProperty("status").GetString() == "Completed"),
            async () => (await sabnzbd.AskAsync("history")).ToString());
    }

    [RealServerFact("qbittorrent-nox")]
    public async Task QBittorrent_fetches_from_a_second_one()
    {
        await using var seed = await QbittorrentServer.LaunchAsync();
        await using var leech = await QbittorrentServer.LaunchAsync();
        var content = RandomBytes.Of(500_000, seed: 2);
        var torrent = TorrentFile.Of("Some.Show.S01E01.mkv", content);

        await seed.SeedAsync(torrent, content);
        await leech.AddAsync(torrent, "tv");
        await leech.MeetAsync(torrent, seed);

        await Patience.UntilAsync("the torrent is whole", TimeSpan.FromSeconds(120),
            async () => await leech.FindAsync(torrent.InfoHash) is { } row && row.GetProperty("progress").GetDouble() >= 1,
            async () => (await leech.FindAsync(torrent.InfoHash)).ToString() ?? "");
    }
}
