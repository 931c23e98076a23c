namespace OrleansMedia.Storage.Downloads;

/// <summary>Statistics of progress tracking (R84).</summary>
/// <param name="Tracked">Downloads in their clients that have not ended.</param>
/// <param name="Samples">Samples stored: those in rings and those since.</param>
/// <param name="AveragePerDownload">Samples per tracked download; 0 where there is none.</param>
/// <param name="Stuck">Stuck at the moment.</param>
/// <param name="AtRisk">Nearly stuck at the moment.</param>
public sealed record ProgressStatistics(int Tracked, long Samples, double AveragePerDownload, int Stuck, int AtRisk);
