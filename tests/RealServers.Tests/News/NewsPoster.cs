using System.Net.Sockets;
using System.Security;
using System.Text;

namespace OrleansMedia.RealServers.Tests.News;

/// <summary>Posts files to a news server and writes the NZB that describes them.</summary>
public sealed class NewsPoster(NewsServer server)
{
    /// <summary>Posts files in articles of <paramref name="articleBytes"/>. Parts for which <paramref name="isLost"/> says so are listed and not posted.</summary>
    public async Task<byte[]> PostAsync(IReadOnlyDictionary<string, byte[]> files, int articleBytes = 100_000, Func<string, int, bool>? isLost = null)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", server.Port);
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await ExpectAsync(reader, "20");

        var now = DateTimeOffset.UtcNow;
        var nzb = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nzb PUBLIC "-//newzBin//DTD NZB 1.1//EN" "http://www.newzbin.com/DTD/nzb/nzb-1.1.dtd">
            <nzb xmlns="http://www.newzbin.com/DTD/2003/nzb">

            """);
        foreach (var (name, content) in files)
        {
            var parts = Math.Max(1, (content.Length + articleBytes - 1) / articleBytes);
            nzb.Append($"""<file poster="poster@example.test" date="{now.ToUnixTimeSeconds()}" """)
                .Append($"""subject="{SecurityElement.Escape($"\"{name}\" yEnc (1/{parts})")}"><groups><group>{NewsServer.Group}</group></groups><segments>""");
            for (var part = 1; part <= parts; part++)
            {
                var offset = (part - 1) * articleBytes;
                var article = new YencArticle(name, content.Length, part, parts, offset, content.AsMemory(offset, Math.Min(articleBytes, content.Length - offset)));
                var wire = article.ToWire(NewsServer.Group, now);
                nzb.Append($"""<segment bytes="{wire.Length}" number="{part}">{article.MessageId}</segment>""");
                if (isLost?.Invoke(name, part) != true)
                {
                    await stream.WriteAsync("POST\r\n"u8.ToArray());
                    await ExpectAsync(reader, "340");
                    await stream.WriteAsync(wire);
                    await stream.WriteAsync(".\r\n"u8.ToArray());
                    await ExpectAsync(reader, "240");
                }
            }

            nzb.Append("</segments></file>\n");
        }

        return Encoding.UTF8.GetBytes(nzb.Append("</nzb>\n").ToString());
    }

    private static async Task ExpectAsync(StreamReader reader, string code)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var line = await reader.ReadLineAsync(limit.Token);
        Assert.True(line?.StartsWith(code, StringComparison.Ordinal), $"The news server answered '{line}', expected {code}.");
    }
}
