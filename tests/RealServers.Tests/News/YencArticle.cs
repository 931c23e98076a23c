using System.Globalization;
using System.Text;

namespace OrleansMedia.RealServers.Tests.News;

/// <summary>One part of a file as a news article: headers, then the bytes in yEnc (draft 1.3), lines of 128, dots stuffed (RFC 3977, 3.1.1).</summary>
/// <param name="FileName">Name of the whole file.</param>
/// <param name="FileBytes">Size of the whole file.</param>
/// <param name="Part">Number of this part, from 1.</param>
/// <param name="Parts">How many there are.</param>
/// <param name="Offset">Where in the file it begins, from 0.</param>
/// <param name="Content">Its bytes.</param>
public sealed record YencArticle(string FileName, long FileBytes, int Part, int Parts, long Offset, ReadOnlyMemory<byte> Content)
{
    private const int LineBytes = 128;

    /// <summary>Made up when the article is.</summary>
    public string MessageId { get; } = $"{Guid.NewGuid():N}@test.example.test";

    /// <summary>The subject that indexers and download clients read.</summary>
    public string Subject => $"\"{FileName}\" yEnc ({Part}/{Parts})";

    /// <summary>The article as it goes over the wire, without the dot that ends it.</summary>
    public byte[] ToWire(string group, DateTimeOffset posted)
    {
        var wire = new MemoryStream(Content.Length + (Content.Length / 16) + 1024);
        Text(wire, $"From: poster@example.test\r\nNewsgroups: {group}\r\nSubject: {Subject}\r\nMessage-ID: <{MessageId}>\r\n");
        Text(wire, $"Date: {posted.ToString("r", CultureInfo.InvariantCulture)}\r\n\r\n");
        Text(wire, $"=ybegin part={Part} total={Parts} line={LineBytes} size={FileBytes} name={FileName}\r\n");
        Text(wire, $"=ypart begin={Offset + 1} end={Offset + Content.Length}\r\n");
        Encode(wire, Content.Span);
        Text(wire, $"=yend size={Content.Length} part={Part} pcrc32={Crc32.Of(Content.Span):x8}\r\n");
        return wire.ToArray();
    }

    private static void Encode(MemoryStream wire, ReadOnlySpan<byte> content)
    {
        for (var start = 0; start < content.Length; start += LineBytes)
        {
            var line = content.Slice(start, Math.Min(LineBytes, content.Length - start));
            for (var column = 0; column < line.Length; column++)
            {
                var code = (byte)(line[column] + 42);
                if (code is 0 or (byte)'\n' or (byte)'\r' or (byte)'=')
                {
                    wire.WriteByte((byte)'=');
                    wire.WriteByte((byte)(code + 64));
                    continue;
                }

                if (code == '.' && column == 0)
                {
                    wire.WriteByte((byte)'.');
                }

                wire.WriteByte(code);
            }

            wire.Write("\r\n"u8);
        }
    }

    private static void Text(MemoryStream wire, string text) => wire.Write(Encoding.UTF8.GetBytes(text));
}
