namespace OrleansMedia.Tests.Processes;

/// <summary>A test that needs programs of other people; skipped, with the names of what is missing, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealServerFactAttribute : FactAttribute
{
    /// <summary>The programs that must be there.</summary>
    public RealServerFactAttribute(params string[] programs) => Skip = InstalledProgram.WhyNot(programs);
}
