namespace OrleansMedia.Lab.Downloads;

/// <summary>Where a download stands at one instant.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Text">The failure message or the label, else empty.</param>
/// <param name="DoneBytes">Bytes that have arrived.</param>
/// <param name="BytesPerSecond">Current speed; zero in every phase but downloading.</param>
/// <param name="Ran">How long the script has run, in its own time.</param>
/// <param name="PhaseAge">How long the phase has lasted, in the time of the script.</param>
public readonly record struct LabMoment(LabPhase Phase, string Text, long DoneBytes, double BytesPerSecond, TimeSpan Ran, TimeSpan PhaseAge)
{
    /// <summary>The client is done with it, well or badly.</summary>
    public bool HasEnded => Phase is LabPhase.Completed or LabPhase.Failed;

    /// <summary>All bytes are there and the client works on them.</summary>
    public bool IsPostProcessing => Phase is LabPhase.Verifying or LabPhase.Repairing or LabPhase.Extracting or LabPhase.Moving;
}
