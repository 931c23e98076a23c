using System.Collections.Immutable;

namespace OrleansMedia.Lab.Downloads;

/// <summary>
/// What happens to a download, step by step. A pure function of the time that has passed: any clock can drive it, and asking
/// twice gives the same answer twice. A script whose steps run out has completed.
/// </summary>
/// <param name="Steps">The steps in order.</param>
public sealed record LabScript(ImmutableArray<LabStep> Steps)
{
    /// <summary>One swing of a wobbling speed takes about this long.</summary>
    private static readonly TimeSpan Swing = TimeSpan.FromSeconds(23);

    /// <summary>A script of these steps.</summary>
    public static LabScript Of(params ImmutableArray<LabStep> steps) => new(steps);

    /// <summary>Downloads at a steady speed and completes.</summary>
    public static LabScript Completes(double bytesPerSecond) => Of(new LabStep.Run(bytesPerSecond, 1));

    /// <summary>Downloads to a fraction and then receives nothing more.</summary>
    public static LabScript StallsAt(double fraction, double bytesPerSecond) =>
        Of(new LabStep.Run(bytesPerSecond, fraction), Forever(LabPhase.Stalled));

    /// <summary>Downloads to a fraction and then fails with the client's message.</summary>
    public static LabScript FailsAt(double fraction, double bytesPerSecond, string message) =>
        Of(new LabStep.Run(bytesPerSecond, fraction), Forever(LabPhase.Failed, message));

    /// <summary>Downloads to a fraction and is then no longer known to the client.</summary>
    public static LabScript VanishesAt(double fraction, double bytesPerSecond) =>
        Of(new LabStep.Run(bytesPerSecond, fraction), Forever(LabPhase.Gone));

    /// <summary>SABnzbd meets an encrypted archive at a fraction: the slot is paused with the label ENCRYPTED and never reaches the history.</summary>
    public static LabScript EncryptedAt(double fraction, double bytesPerSecond) =>
        Of(new LabStep.Run(bytesPerSecond, fraction), Forever(LabPhase.Paused, "ENCRYPTED"));

    /// <summary>Is in one phase from the beginning and for ever.</summary>
    public static LabScript Always(LabPhase phase, string text = "") => Of(Forever(phase, text));

    /// <summary>A step that never ends.</summary>
    public static LabStep Forever(LabPhase phase, string text = "") => new LabStep.Stay(phase, TimeSpan.MaxValue, text);

    /// <summary>The same script after a wait in the queue.</summary>
    public LabScript After(TimeSpan wait) => new(Steps.Insert(0, new LabStep.Stay(LabPhase.Queued, wait)));

    /// <summary>Where a download of <paramref name="sizeBytes"/> stands once the script has run for <paramref name="elapsed"/>.</summary>
    public LabMoment At(TimeSpan elapsed, long sizeBytes)
    {
        var left = elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed;
        double done = 0;
        foreach (var step in Steps)
        {
            switch (step)
            {
                case LabStep.Stay stay:
                    if (left < stay.For)
                    {
                        return new LabMoment(stay.Phase, stay.Text, (long)done, 0, elapsed, left);
                    }

                    left -= stay.For;
                    break;
                case LabStep.Run run:
                    var target = Math.Max(done, sizeBytes * run.Until);
                    var needed = TimeSpan.FromSeconds((target - done) / run.BytesPerSecond);
                    if (left < needed)
                    {
                        var (bytes, speed) = Flow(run, left, needed);
                        return new LabMoment(LabPhase.Downloading, "", (long)Math.Min(target, done + bytes), speed, elapsed, left);
                    }

                    left -= needed;
                    done = target;
                    break;
            }
        }

        return new LabMoment(LabPhase.Completed, "", (long)done, 0, elapsed, left);
    }

    /// <summary>
    /// Bytes and speed inside a running step. The speed is a cosine around its mean, so the bytes are its exact integral, and a
    /// whole number of swings fits into the step, so it ends when the mean speed says.
    /// </summary>
    private static (double Bytes, double BytesPerSecond) Flow(LabStep.Run run, TimeSpan ran, TimeSpan needed)
    {
        var seconds = ran.TotalSeconds;
        if (run.Wobble == 0)
        {
            return (run.BytesPerSecond * seconds, run.BytesPerSecond);
        }

        var swings = Math.Max(1, Math.Round(needed / Swing));
        var omega = 2 * Math.PI * swings / needed.TotalSeconds;
        return (run.BytesPerSecond * (seconds + run.Wobble / omega * Math.Sin(omega * seconds)),
            run.BytesPerSecond * (1 + run.Wobble * Math.Cos(omega * seconds)));
    }
}
