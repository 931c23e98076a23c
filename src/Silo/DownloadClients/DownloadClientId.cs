using System.Security.Cryptography;
using System.Text;

namespace OrleansMedia.Silo.DownloadClients;

/// <summary>Makes the ids of download clients: readable, never twice the same, and safe in an address.</summary>
public static class DownloadClientId
{
    /// <summary>The key of the grain that tries connections of clients that are not there yet. No client has it: ids end in a random part.</summary>
    public const string Candidate = "candidate";

    private const int SlugLengthMax = 30;
    private const int RandomBytes = 3;

    /// <summary>An id from the name: its letters and digits, then six random hex digits.</summary>
    public static string Make(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length == SlugLengthMax)
            {
                break;
            }
        }

        var readable = slug.ToString().Trim('-');
        return $"{(readable.Length == 0 ? "client" : readable)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}";
    }
}
