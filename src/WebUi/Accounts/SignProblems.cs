using OrleansMedia.WebUi.Resources;

namespace OrleansMedia.WebUi.Accounts;

/// <summary>Turns the codes that the login and set-up endpoints redirect back with into sentences.</summary>
public static class SignProblems
{
    /// <summary>The sentence; null where there is no code.</summary>
    public static string? Say(string? code) => code switch
    {
        null or "" => null,
        "invalid" => Strings.Sign_Invalid,
        "locked" => Strings.Sign_Locked,
        "token" => Strings.Sign_Token,
        "weak" => Strings.Sign_Weak,
        "mismatch" => Strings.Sign_Mismatch,
        _ => Strings.Sign_Other,
    };
}
