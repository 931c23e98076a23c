namespace OrleansMedia.Lab.Demo;

/// <summary>Names for releases: films whose copyright has ended, and series that do not exist.</summary>
internal sealed class DemoTitles(Random random)
{
    private static readonly string[] Films =
    [
        "A.Trip.to.the.Moon.1902", "The.Cabinet.of.Dr.Caligari.1920", "The.Phantom.Carriage.1921", "Nosferatu.1922", "Safety.Last.1923",
        "Sherlock.Jr.1924", "The.Lost.World.1925", "Battleship.Potemkin.1925", "The.General.1926", "Metropolis.1927",
        "Steamboat.Bill.Jr.1928", "Man.with.a.Movie.Camera.1929", "His.Girl.Friday.1940", "Detour.1945", "D.O.A.1950",
        "House.on.Haunted.Hill.1959", "Carnival.of.Souls.1962", "Charade.1963", "The.Last.Man.on.Earth.1964", "Night.of.the.Living.Dead.1968",
    ];

    private static readonly string[] Series =
    [
        "Harbour.Lights", "The.Glass.Orchard", "Northern.Kiln", "Signal.at.Dawn", "Two.Rivers.Bakery", "The.Cartographers",
        "Salt.and.Cedar", "Night.Ferry", "The.Quiet.Observatory", "Lantern.Street",
    ];

    private static readonly string[] Groups = ["KITE", "ATLAS", "MOSS", "QUARRY", "TIDE"];

    /// <summary>A film with its size in bytes.</summary>
    public (string Name, long SizeBytes) Film()
    {
        var (resolution, gigaBytes) = random.Next(4) switch { 0 => ("2160p", 14), 1 => ("720p", 3), _ => ("1080p", 7) };
        var source = resolution == "2160p" ? "UHD.BluRay.x265" : "BluRay.x264";
        return ($"{Films[random.Next(Films.Length)]}.{resolution}.{source}-{Group()}", Around(gigaBytes << 10));
    }

    /// <summary>An episode with its size in bytes.</summary>
    public (string Name, long SizeBytes) Episode()
    {
        var (resolution, megaBytes) = random.Next(4) switch { 0 => ("2160p", 5200), 1 => ("720p", 900), _ => ("1080p", 2300) };
        return ($"{Series[random.Next(Series.Length)]}.S{random.Next(1, 6):00}E{random.Next(1, 13):00}.{resolution}.WEB-DL.DDP5.1.H.264-{Group()}", Around(megaBytes));
    }

    private string Group() => Groups[random.Next(Groups.Length)];

    private long Around(int megaBytes) => (long)(megaBytes * (0.8 + 0.4 * random.NextDouble())) << 20;
}
