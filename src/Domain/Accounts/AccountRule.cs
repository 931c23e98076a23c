namespace OrleansMedia.Domain.Accounts;

/// <summary>The rules of the account: names, passwords, keys, lockout (acceptance section 13, "Auth").</summary>
public static class AccountRule
{
    /// <summary>The shortest password, in characters.</summary>
    public const int PasswordLengthMin = 8;

    /// <summary>The longest password, in characters: hashing longer ones only costs time.</summary>
    public const int PasswordLengthMax = 256;

    /// <summary>The longest name, in characters.</summary>
    public const int UsernameLengthMax = 64;

    /// <summary>The shortest API key, in characters (acceptance section 8).</summary>
    public const int ApiKeyLengthMin = 16;

    /// <summary>The longest API key, in characters.</summary>
    public const int ApiKeyLengthMax = 256;

    /// <summary>Failed logins in a row before the account is locked.</summary>
    public const int FailedLoginsMax = 5;

    /// <summary>How long it is locked.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>What is wrong with a name and a password; empty where nothing is.</summary>
    public static IReadOnlyList<(string Field, string Message)> Check(string username, string password)
    {
        var errors = new List<(string Field, string Message)>();
        var name = username.Trim();
        if (name.Length is 0 or > UsernameLengthMax || name.Any(char.IsControl))
        {
            errors.Add(("username", $"Choose a name of 1 to {UsernameLengthMax} characters."));
        }

        if (password.Length is < PasswordLengthMin or > PasswordLengthMax)
        {
            errors.Add(("password", $"Choose a password of {PasswordLengthMin} to {PasswordLengthMax} characters."));
        }

        return errors;
    }

    /// <summary>Whether this may be an API key: 16 to 256 characters of <c>A-Z a-z 0-9 _ . -</c> (R164).</summary>
    public static bool IsApiKey(string key) =>
        key.Length is >= ApiKeyLengthMin and <= ApiKeyLengthMax && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    /// <summary>The account after a login was tried. An account whose lock has ended starts counting anew.</summary>
    public static AccountState AfterLogin(AccountState account, bool wasRight, DateTimeOffset now)
    {
        if (wasRight)
        {
            return account with { FailedLogins = 0, LockedUntil = null };
        }

        var failed = account.LockedUntil is null ? account.FailedLogins + 1 : 1;
        return account with { FailedLogins = failed, LockedUntil = failed >= FailedLoginsMax ? now + Lockout : null };
    }
}
