namespace OrleansMedia.Domain.Downloads;

/// <summary>The wire names of <see cref="FailureCategory"/> (acceptance section 1).</summary>
public static class FailureCategoryNames
{
    /// <summary>The wire name.</summary>
    public static string ToWire(this FailureCategory category) => category switch
    {
        FailureCategory.Unknown => "unknown",
        FailureCategory.Incomplete => "incomplete",
        FailureCategory.PasswordProtected => "password_protected",
        FailureCategory.UnpackingFailed => "unpacking_failed",
        FailureCategory.Duplicate => "duplicate",
        FailureCategory.DiskSpace => "disk_space",
        FailureCategory.VirusDetected => "virus_detected",
        FailureCategory.VerificationFailed => "verification_failed",
        FailureCategory.PropagationDelay => "propagation_delay",
        FailureCategory.Network => "network",
    };
}
