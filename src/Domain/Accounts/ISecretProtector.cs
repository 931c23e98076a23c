namespace OrleansMedia.Domain.Accounts;

/// <summary>Encrypts secrets with a key that is kept outside the database (DESIGN section 5, rule 9).</summary>
public interface ISecretProtector
{
    /// <summary>The secret as it may be stored; empty stays empty.</summary>
    string Protect(string secret);

    /// <summary>The secret in clear; null where it was protected with a key that is no longer there.</summary>
    string? Unprotect(string stored);
}
