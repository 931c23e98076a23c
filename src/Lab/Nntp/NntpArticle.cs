using System.Text;

namespace OrleansMedia.Lab.Nntp;

/// <summary>An article: header and body as they are stored, with CRLF at the line ends and without dot-stuffing.</summary>
/// <param name="MessageId">Its id, with the angle brackets.</param>
/// <param name="Head">Header lines, each ended by CRLF.</param>
/// <param name="Body">Body, ended by CRLF.</param>
public sealed record NntpArticle(string MessageId, byte[] Head, byte[] Body)
{
    /// <summary>An article that carries bytes in yEnc, as a single part.</summary>
    /// <param name="messageId">Its id, with the angle brackets.</param>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="group">The group it is in.</param>
    public static NntpArticle OfFile(string messageId, string fileName, ReadOnlySpan<byte> content, string group)
    {
        var head = $"From: lab@lab.invalid\r\nNewsgroups: {group}\r\nSubject: \"{fileName}\" yEnc (1/1) {content.Length}\r\n"
            + $"Message-ID: {messageId}\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n";
        return new NntpArticle(messageId, Encoding.UTF8.GetBytes(head), YEnc.Encode(fileName, content));
    }

    /// <summary>A posted article, null when it has no body or no id.</summary>
    internal static NntpArticle? OfPost(ReadOnlySpan<byte> posted)
    {
        var end = posted.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = posted[..(end + 2)];
        foreach (var line in Encoding.Latin1.GetString(head).Split("\r\n"))
        {
            if (line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
            {
                return new NntpArticle(line["Message-ID:".Length..].Trim(), head.ToArray(), posted[(end + 4)..].ToArray());
            }
        }

        return null;
    }
}
