using System.Globalization;
using System.Text;

namespace OrleansMedia.Lab.Nntp;

/// <summary>Encodes bytes in yEnc 1.3 as one part, with lines of 128 characters.</summary>
public static class YEnc
{
    private const int LineLength = 128;
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>The whole body: =ybegin, the data, =yend with size and CRC-32.</summary>
    public static byte[] Encode(string fileName, ReadOnlySpan<byte> content)
    {
        using var body = new MemoryStream(content.Length + content.Length / 32 + 200);
        body.Write(Encoding.UTF8.GetBytes($"=ybegin line={LineLength} size={content.Length} name={fileName}\r\n"));
        var column = 0;
        foreach (var value in content)
        {
            var encoded = (byte)(value + 42);
            if (encoded is 0 or (byte)'\n' or (byte)'\r' or (byte)'=')
            {
                body.WriteByte((byte)'=');
                encoded += 64;
                column++;
            }

            body.WriteByte(encoded);
            if (++column >= LineLength)
            {
                body.Write("\r\n"u8);
                column = 0;
            }
        }

        if (column > 0)
        {
            body.Write("\r\n"u8);
        }

        body.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"=yend size={content.Length} crc32={Crc32(content):x8}\r\n")));
        return body.ToArray();
    }

    /// <summary>CRC-32 as zip and yEnc use it.</summary>
    public static uint Crc32(ReadOnlySpan<byte> content)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in content)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
