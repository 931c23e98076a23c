namespace OrleansMedia.Lab.Downloads;

/// <summary>A download and where it stood when the snapshot was taken.</summary>
/// <param name="Download">The download.</param>
/// <param name="Moment">Where it stood.</param>
public readonly record struct LabEntry(LabDownload Download, LabMoment Moment);
