namespace OrleansMedia.Domain.Accounts;

/// <summary>The account of the person who runs this installation.</summary>
public sealed record AccountState
{
    /// <summary>The login name.</summary>
    public required string Username { get; init; }

    /// <summary>The password, hashed and salted (PBKDF2), in the hasher's own format.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>SHA-256 of the API key in hex; empty where there is none. The key itself is shown once and kept nowhere.</summary>
    public string ApiKeyHash { get; init; } = "";

    /// <summary>Changes with the password, so that older cookies no longer open anything.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>Failed logins in a row.</summary>
    public int FailedLogins { get; init; }

    /// <summary>No login is tried before this time (15 minutes after 5 failures); null where it is open.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
