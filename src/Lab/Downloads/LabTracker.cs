namespace OrleansMedia.Lab.Downloads;

/// <summary>The tracker of a simulated torrent.</summary>
/// <param name="Url">Announce address.</param>
/// <param name="Complaint">What the tracker answers when it refuses, empty when it works.</param>
public sealed record LabTracker(string Url, string Complaint = "")
{
    /// <summary>A tracker that works.</summary>
    public static LabTracker Working { get; } = new("http://tracker.lab.invalid:6969/announce");

    /// <summary>A tracker that does not know the torrent. The words are those of a real tracker.</summary>
    public static LabTracker Refusing { get; } =
        new("http://tracker.lab.invalid:6969/announce", "Requested download is not authorized for use with this tracker.");
}
