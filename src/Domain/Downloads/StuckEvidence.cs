namespace OrleansMedia.Domain.Downloads;

/// <summary>Why a download is called stuck or nearly so (R88).</summary>
/// <param name="StuckMinutes">Minutes without enough progress while data was expected.</param>
/// <param name="ThresholdMinutes">The limit for it.</param>
/// <param name="ProgressChange">Percent points since the anchor.</param>
/// <param name="MinProgressChange">Percent points that would have counted.</param>
/// <param name="SizeChangeBytes">Bytes since the anchor.</param>
/// <param name="MinSizeChangeBytes">Bytes that would have counted.</param>
/// <param name="Since">When it last moved enough.</param>
/// <param name="Hint">What the client itself says that may explain it ("0 of 4 seeds connected"); null where nothing does.</param>
public sealed record StuckEvidence(
    double StuckMinutes,
    double ThresholdMinutes,
    double ProgressChange,
    double MinProgressChange,
    long SizeChangeBytes,
    long MinSizeChangeBytes,
    DateTimeOffset Since,
    string? Hint);
