namespace OrleansMedia.Grains.Interfaces.Accounts;

/// <summary>How a login ended.</summary>
[GenerateSerializer, Immutable, Alias("om.LoginResult")]
public sealed record LoginResult
{
    /// <summary>Whether the name and the password are right.</summary>
    [Id(0)]
    public bool Ok { get; init; }

    /// <summary>Goes into the cookie; empty where the login failed.</summary>
    [Id(1)]
    public string SecurityStamp { get; init; } = "";

    /// <summary>Nothing is checked before this time; null where it is open.</summary>
    [Id(2)]
    public DateTimeOffset? LockedUntil { get; init; }
}
