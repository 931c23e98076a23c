namespace OrleansMedia.Lab.Downloads;

/// <summary>One step of a script. Closed: both cases are in this file.</summary>
public abstract record LabStep
{
    private LabStep()
    {
    }

    /// <summary>Stays in one phase without any progress.</summary>
    /// <param name="Phase">What the client shows meanwhile.</param>
    /// <param name="For">How long; <see cref="TimeSpan.MaxValue"/> means for ever.</param>
    /// <param name="Text">The failure message of a failed phase, the label of a paused one, else empty.</param>
    public sealed record Stay(LabPhase Phase, TimeSpan For, string Text = "") : LabStep;

    /// <summary>Downloads until a fraction of the whole is there.</summary>
    /// <param name="BytesPerSecond">Mean speed, more than zero.</param>
    /// <param name="Until">Fraction of the size, 0 to 1, at which the step ends.</param>
    /// <param name="Wobble">How far the speed swings around its mean, 0 (not at all) to 0.9; the end of the step does not move.</param>
    public sealed record Run(double BytesPerSecond, double Until, double Wobble = 0) : LabStep;
}
