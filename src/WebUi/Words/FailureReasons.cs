using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.Words;

/// <summary>Why a download failed, in plain words where the kind of failure is known, else in the client's own.</summary>
public static class FailureReasons
{
    /// <summary>The client's words that are shown at most, in characters.</summary>
    public const int LengthMax = 160;

    /// <summary>The reason, without a full stop.</summary>
    public static string Say(string? category, string? reason) => category switch
    {
        "incomplete" => Strings.Failure_Incomplete,
        "password_protected" => Strings.Failure_PasswordProtected,
        "unpacking_failed" => Strings.Failure_UnpackingFailed,
        "duplicate" => Strings.Failure_Duplicate,
        "disk_space" => Strings.Failure_DiskSpace,
        "virus_detected" => Strings.Failure_VirusDetected,
        "verification_failed" => Strings.Failure_VerificationFailed,
        "propagation_delay" => Strings.Failure_PropagationDelay,
        "network" => Strings.Failure_Network,
        _ => Clip(reason),
    };

    private static string Clip(string? reason)
    {
        var text = (reason ?? "").Trim().TrimEnd('.');
        return text.Length switch
        {
            0 => Strings.Failure_NoReason,
            > LengthMax => text[..LengthMax] + "…",
            _ => text,
        };
    }
}
