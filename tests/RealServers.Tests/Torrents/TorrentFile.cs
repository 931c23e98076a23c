using System.Security.Cryptography;

namespace OrleansMedia.RealServers.Tests.Torrents;

/// <summary>A torrent of one file, as BEP 3 has it.</summary>
/// <param name="Bytes">The torrent file.</param>
/// <param name="InfoHash">Its id, 40 hexadecimal digits in lower case.</param>
/// <param name="Name">The name of the file inside.</param>
public sealed record TorrentFile(byte[] Bytes, string InfoHash, string Name)
{
    private const int PieceBytes = 16_384;

    /// <summary>Describes a file of this name and content; the tracker is one that nobody answers at.</summary>
    public static TorrentFile Of(string name, byte[] content)
    {
        var pieces = content.Chunk(PieceBytes).SelectMany(SHA1Hash).ToArray();
        var info = new Dictionary<string, object> { ["name"] = name, ["piece length"] = PieceBytes, ["length"] = content.Length, ["pieces"] = pieces };
        var file = Bencode.Encode(new Dictionary<string, object> { ["announce"] = "http://127.0.0.1:9/announce", ["info"] = info });
        return new TorrentFile(file, Convert.ToHexStringLower(SHA1Hash(Bencode.Encode(info))), name);
    }

#pragma warning disable CA5350 // BEP 3 asks for SHA-1.
    private static byte[] SHA1Hash(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
