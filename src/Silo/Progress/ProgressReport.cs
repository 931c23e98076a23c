namespace OrleansMedia.Silo.Progress;

/// <summary>Tracking at a glance (R92).</summary>
/// <param name="Statistics">How much is tracked.</param>
/// <param name="Stuck">What is stuck now, longest first.</param>
/// <param name="Configuration">What judges it.</param>
public sealed record ProgressReport(TrackingNumbers Statistics, IReadOnlyList<StuckDownload> Stuck, TrackingLimits Configuration);
