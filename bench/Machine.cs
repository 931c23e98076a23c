using System.Runtime.InteropServices;

namespace OrleansMedia.Bench;

/// <summary>What a benchmark ran on, so that its numbers can be compared with others.</summary>
internal static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo";

    /// <summary>Processor, cores, memory in MB, system and runtime.</summary>
    public static IReadOnlyDictionary<string, object> Describe() => new Dictionary<string, object>
    {
        ["cpu"] = Processor(),
        ["cores"] = Environment.ProcessorCount,
        ["memory_mb"] = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024),
        ["os"] = RuntimeInformation.OSDescription,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
    };

    private static string Processor() =>
        (File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null)
            ?.Split(':', 2)[^1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
