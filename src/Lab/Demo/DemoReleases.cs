using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Demo;

/// <summary>What is grabbed in the demonstration, and what happens to it. The messages are those of real clients.</summary>
internal sealed class DemoReleases(Random random)
{
    private const double MegaByte = 1 << 20;

    private static readonly string[] Failures =
    [
        "Aborted, cannot be completed - https://sabnzbd.org/not-complete",
        "Repair failed, not enough repair blocks (764 short)",
        "Unpacking failed, archive requires a password",
        "RAR files failed to verify",
        "Download failed - Not on your server(s) - https://sabnzbd.org/not-complete",
        "Corrupt RAR file",
        "Aborted, encryption detected",
        "Duplicate NZB",
    ];

    private static readonly string[] UsenetIndexers = ["Northwind NZB", "Kelp Index"];
    private static readonly string[] TorrentIndexers = ["Open Reel", "Kelp Tracker"];
    private readonly DemoTitles _titles = new(random);
    private int _failures;

    /// <summary>A Usenet release that nothing has happened to yet.</summary>
    /// <param name="script">What will happen to it.</param>
    public LabRelease Usenet(Func<LabScript> script) => Release(script(), UsenetIndexers) with
    {
        RetryScript = Finishes(),
    };

    /// <summary>A torrent that nothing has happened to yet.</summary>
    /// <param name="script">What will happen to it.</param>
    public LabRelease Torrent(Func<LabScript> script) => Release(script(), TorrentIndexers) with
    {
        RetryScript = Seeds(),
        Seeds = random.Next(2, 30),
        Peers = random.Next(0, 12),
        UploadBytesPerSecond = random.Next(3) == 0 ? 0 : random.Next(20, 900) * 1024,
        IsPrivate = random.Next(3) == 0,
    };

    /// <summary>What happens to the next Usenet release: mostly it ends well, now and then it does not.</summary>
    public LabScript NextUsenet() => random.Next(20) switch
    {
        0 or 1 => LabScript.FailsAt(0.2 + 0.75 * random.NextDouble(), UsenetSpeed(), NextFailure()),
        2 or 5 => Falters(TimeSpan.FromSeconds(random.Next(50, 110))),
        3 => LabScript.EncryptedAt(0.1 + 0.3 * random.NextDouble(), UsenetSpeed()),
        4 => LabScript.VanishesAt(0.5, UsenetSpeed()),
        _ => Finishes(),
    };

    /// <summary>What happens to the next torrent.</summary>
    public LabScript NextTorrent() => random.Next(14) switch
    {
        0 => Freezes(),
        1 => LabScript.Always(LabPhase.FetchingMetadata),
        2 => LabScript.FailsAt(0.4, TorrentSpeed(), "Input/output error"),
        3 => LabScript.VanishesAt(0.7, TorrentSpeed()),
        4 or 5 => Stumbles(),
        _ => Seeds(),
    };

    /// <summary>Downloads, is verified, unpacked and moved.</summary>
    public LabScript Finishes() => LabScript.Of(
        new LabStep.Run(UsenetSpeed(), 1, Wobble: 0.4),
        new LabStep.Stay(LabPhase.Verifying, TimeSpan.FromSeconds(random.Next(3, 9))),
        new LabStep.Stay(LabPhase.Extracting, TimeSpan.FromSeconds(random.Next(5, 20))),
        new LabStep.Stay(LabPhase.Moving, TimeSpan.FromSeconds(2)));

    /// <summary>Downloads to somewhere, receives nothing for a while, and goes on.</summary>
    public LabScript Falters(TimeSpan stall) => LabScript.Of(
    [
        new LabStep.Run(UsenetSpeed(), 0.2 + 0.5 * random.NextDouble(), Wobble: 0.3),
        new LabStep.Stay(LabPhase.Stalled, stall),
        .. Finishes().Steps,
    ]);

    /// <summary>A torrent that downloads to somewhere and freezes.</summary>
    public LabScript Freezes() => LabScript.StallsAt(0.15 + 0.75 * random.NextDouble(), TorrentSpeed());

    /// <summary>Finds its metadata, downloads and seeds for a while.</summary>
    public LabScript Seeds() => LabScript.Of(
        new LabStep.Stay(LabPhase.FetchingMetadata, TimeSpan.FromSeconds(random.Next(2, 8))),
        new LabStep.Run(TorrentSpeed(), 1, Wobble: 0.8),
        new LabStep.Stay(LabPhase.Completed, TimeSpan.FromMinutes(random.Next(10, 40))),
        LabScript.Forever(LabPhase.Paused));

    /// <summary>Loses its seeds for a minute on the way.</summary>
    public LabScript Stumbles() => LabScript.Of(
        new LabStep.Run(TorrentSpeed(), 0.2 + 0.3 * random.NextDouble(), Wobble: 0.8),
        new LabStep.Stay(LabPhase.Stalled, TimeSpan.FromSeconds(random.Next(30, 90))),
        new LabStep.Run(TorrentSpeed(), 1, Wobble: 0.8));

    /// <summary>The next of the messages with which real jobs failed.</summary>
    public string NextFailure() => Failures[_failures++ % Failures.Length];

    /// <summary>The age at which a release that begins with a download has got to a fraction of its first run.</summary>
    public static TimeSpan AgeAt(LabRelease release, double fraction)
    {
        var run = release.Script.Steps.OfType<LabStep.Run>().First();
        var before = release.Script.Steps.TakeWhile(step => step is LabStep.Stay).Cast<LabStep.Stay>().Sum(stay => stay.For.TotalSeconds);
        return TimeSpan.FromSeconds(before + release.SizeBytes * run.Until * fraction / run.BytesPerSecond);
    }

    /// <summary>For how long a release keeps the connections of its client: until its last byte, or until nothing more will come.</summary>
    public static TimeSpan Occupies(LabRelease release)
    {
        var (time, done) = (TimeSpan.Zero, 0.0);
        foreach (var step in release.Script.Steps)
        {
            switch (step)
            {
                case LabStep.Run run:
                    time += TimeSpan.FromSeconds(release.SizeBytes * (run.Until - done) / run.BytesPerSecond);
                    done = run.Until;
                    break;
                case LabStep.Stay { Phase: LabPhase.Stalled, For: var stall } when stall < TimeSpan.MaxValue:
                    time += stall;
                    break;
                default:
                    return time;
            }
        }

        return time;
    }

    private LabRelease Release(LabScript script, string[] indexers)
    {
        var isFilm = random.Next(3) == 0;
        var (name, sizeBytes) = isFilm ? _titles.Film() : _titles.Episode();
        return new LabRelease
        {
            Name = name,
            SizeBytes = sizeBytes,
            Script = script,
            Category = isFilm ? "movies" : "tv",
            Indexer = indexers[random.Next(indexers.Length)],
        };
    }

    private double UsenetSpeed() => random.Next(55, 110) * MegaByte;

    private double TorrentSpeed() => (1.5 + 10 * random.NextDouble()) * MegaByte;
}
