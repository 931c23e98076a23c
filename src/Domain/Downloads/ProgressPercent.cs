namespace OrleansMedia.Domain.Downloads;

/// <summary>Progress from sizes (acceptance section 7).</summary>
public static class ProgressPercent
{
    /// <summary>0 to 100 from the whole size and the bytes left; where the size is not known, what the client itself says, or 0.</summary>
    public static double Of(long sizeBytes, long sizeLeftBytes, double? given = null)
    {
        var percent = sizeBytes > 0 ? 100.0 * (1 - ((double)sizeLeftBytes / sizeBytes)) : given ?? 0;
        return double.IsFinite(percent) ? Math.Clamp(percent, 0, 100) : 0;
    }
}
