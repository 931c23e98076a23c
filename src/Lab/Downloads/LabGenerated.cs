namespace OrleansMedia.Lab.Downloads;

/// <summary>Releases made from an index, for tests and benchmarks that need many of them.</summary>
public static class LabGenerated
{
    private const long MegaByte = 1024 * 1024;

    /// <summary>A generated release that downloads slowly: it takes at least five hours.</summary>
    public static LabRelease Release(int index) => new()
    {
        Name = $"Generated.Series.S{index / 20 % 40 + 1:00}E{index % 20 + 1:00}.Part{index:000000}.1080p.WEB-LAB",
        SizeBytes = (700 + index * 37L % 4000) * MegaByte,
        Category = index % 3 == 0 ? "movies" : "tv",
        Script = LabScript.Completes((20 + index % 17) * 1024),
    };
}
