using System.Security.Cryptography;
using System.Text;

namespace OrleansMedia.Silo.Accounts;

/// <summary>The one-time token that opens the set-up. It exists only while there is no account, in memory and on the console.</summary>
public sealed class SetupToken
{
    // Without letters that look like others.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private byte[]? _hash;

    /// <summary>Makes a token of 100 bits and returns it, in groups of five: the only time that it is in clear.</summary>
    public string Make()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 20);
        _hash = Hash(letters);
        return string.Join('-', letters.Chunk(5).Select(group => new string(group)));
    }

    /// <summary>Whether this is the token. Takes the same time wherever it differs; case, spaces and dashes do not count.</summary>
    public bool Matches(string? given) => _hash is { } hash && CryptographicOperations.FixedTimeEquals(hash, Hash(given ?? ""));

    /// <summary>From now on nothing matches.</summary>
    public void Spend() => _hash = null;

    private static byte[] Hash(string text) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. text.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant()));
}
