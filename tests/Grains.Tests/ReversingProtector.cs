using OrleansMedia.Domain.Accounts;

namespace OrleansMedia.Grains.Tests;

/// <summary>Makes a secret unrecognisable without any key, so that a test can see where it lies in clear.</summary>
internal sealed class ReversingProtector : ISecretProtector
{
    public string Protect(string secret) => new([.. secret.Reverse()]);

    public string? Unprotect(string stored) => new([.. stored.Reverse()]);
}
