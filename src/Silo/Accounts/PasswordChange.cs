namespace OrleansMedia.Silo.Accounts;

/// <summary>A change of the password.</summary>
public sealed record PasswordChange
{
    /// <summary>The present password.</summary>
    public required string Current { get; init; }

    /// <summary>The new one, 8 to 200 characters.</summary>
    public required string Next { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(PasswordChange);
}
