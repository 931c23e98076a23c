namespace OrleansMedia.Domain.Downloads;

/// <summary>What kind of failure it is (R48, acceptance section 1).</summary>
public enum FailureCategory : byte
{
    /// <summary>A message nobody knows. Never a guess.</summary>
    Unknown,
    Incomplete,
    PasswordProtected,
    UnpackingFailed,
    Duplicate,
    DiskSpace,
    VirusDetected,
    VerificationFailed,
    PropagationDelay,
    Network,
}
