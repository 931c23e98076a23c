using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace OrleansMedia.Lab.Nntp;

/// <summary>
/// One connection. Every command that is there is answered before the replies are sent together, so pipelining costs one
/// packet and not one per reply.
/// </summary>
internal sealed class NntpConversation(NntpServer server, Stream stream)
{
    /// <summary>Longest command line (RFC 3977, 3.1) and longest posted line.</summary>
    private const int LineBytesMax = 64 * 1024;

    /// <summary>A posted article may have so many bytes.</summary>
    private const int PostBytesMax = 4 << 20;

    /// <summary>So much is collected before it is sent, whatever else is asked for.</summary>
    private const int UnsentBytesMax = 256 * 1024;

    private readonly PipeReader _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: LineBytesMax));
    private readonly PipeWriter _writer = PipeWriter.Create(stream);
    private string? _user;
    private bool _isLoggedIn = server.Options.User is null;
    private ArrayBufferWriter<byte>? _post;
    private bool _isOver;

    public async Task RunAsync(bool isWelcome, CancellationToken cancellation)
    {
        Line(isWelcome ? "200 news.lab.invalid ready (posting ok)" : "502 Too many connections.");
        await _writer.FlushAsync(cancellation);
        _isOver = !isWelcome;
        while (!_isOver)
        {
            var read = await _reader.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (!_isOver && TryReadLine(ref buffer, out var line))
            {
                Answer(line);
                if (_writer.UnflushedBytes > UnsentBytesMax)
                {
                    await _writer.FlushAsync(cancellation);
                }

                if (server.Options.Delay > TimeSpan.Zero && _post is null)
                {
                    await Task.Delay(server.Options.Delay, TimeProvider.System, cancellation);
                    await _writer.FlushAsync(cancellation);
                }
            }

            _isOver |= read.IsCompleted || buffer.Length > LineBytesMax;
            _reader.AdvanceTo(buffer.Start, buffer.End);
            await _writer.FlushAsync(cancellation);
        }
    }

    private static bool TryReadLine(ref ReadOnlySequence<byte> buffer, out byte[] line)
    {
        line = [];
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            return false;
        }

        line = buffer.Slice(0, end).ToArray();
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        if (line is [.., (byte)'\r'])
        {
            Array.Resize(ref line, line.Length - 1);
        }

        return true;
    }

    private void Answer(byte[] line)
    {
        if (_post is { } post)
        {
            TakePosted(post, line);
            return;
        }

        var words = Encoding.Latin1.GetString(line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = words.Length == 0 ? "" : words[0].ToUpperInvariant();
        server.Calls.Count(command);
        if (!_isLoggedIn && command is not ("AUTHINFO" or "CAPABILITIES" or "MODE" or "QUIT"))
        {
            Line("480 Authentication required");
            return;
        }

        switch (command)
        {
            case "CAPABILITIES": Capabilities(); break;
            case "MODE": Line("200 news.lab.invalid ready (posting ok)"); break;
            case "AUTHINFO": LogIn(words); break;
            case "DATE": Line($"111 {server.Time.GetUtcNow():yyyyMMddHHmmss}"); break;
            case "GROUP": Group(words); break;
            case "STAT" or "HEAD" or "BODY" or "ARTICLE": Article(command, words); break;
            case "POST": Line("340 Ok, send the article"); _post = new ArrayBufferWriter<byte>(); break;
            case "QUIT": Line("205 Bye!"); _isOver = true; break;
            default: Line("500 What?"); break;
        }
    }

    private void Capabilities()
    {
        Line("101 Capability list:");
        Line("VERSION 2");
        Line("IMPLEMENTATION OrleansMedia.Lab");
        if (!_isLoggedIn)
        {
            Line("AUTHINFO USER");
        }

        Line("READER");
        Line("POST");
        Line(".");
    }

    private void LogIn(string[] words)
    {
        switch (words)
        {
            case [_, _, _] when _isLoggedIn: Line("502 Already authenticated"); break;
            case [_, var verb, var user] when verb.Equals("USER", StringComparison.OrdinalIgnoreCase):
                _user = user;
                Line("381 Enter password");
                break;
            case [_, var verb, _] when verb.Equals("PASS", StringComparison.OrdinalIgnoreCase) && _user is null:
                Line("482 Authentication commands issued out of sequence");
                break;
            case [_, var verb, var password] when verb.Equals("PASS", StringComparison.OrdinalIgnoreCase):
                _isLoggedIn = _user == server.Options.User && password == server.Options.Password;
                _user = null;
                Line(_isLoggedIn ? "281 Authentication succeeded" : "481 Authentication failed");
                break;
            default: Line("501 Syntax is: authinfo user username|pass password"); break;
        }
    }

    private void Group(string[] words) => Line(
        words is not [_, var name] ? "501 Syntax is: group newsgroup"
        : name == server.Options.Group ? $"211 {server.Count} 1 {server.Count} {name}"
        : "411 No such group");

    private void Article(string command, string[] words)
    {
        if (words is not [_, var id])
        {
            Line("412 Not in a newsgroup");
        }
        else if (id is not ['<', .., '>'] || id.Length > 250)
        {
            Line("501 Syntax error in Message-ID");
        }
        else if (server.Find(id) is not { } article)
        {
            Line("430 No such article");
        }
        else
        {
            Send(command, id, article);
        }
    }

    private void Send(string command, string id, NntpArticle article)
    {
        switch (command)
        {
            case "STAT":
                Line($"223 0 {id} status");
                return;
            case "HEAD":
                Line($"221 0 {id} head");
                Stuffed(article.Head);
                break;
            case "BODY":
                Line($"222 0 {id} body");
                Stuffed(article.Body);
                break;
            default:
                Line($"220 0 {id} article");
                Stuffed(article.Head);
                Line("");
                Stuffed(article.Body);
                break;
        }

        Line(".");
    }

    private void TakePosted(ArrayBufferWriter<byte> post, byte[] line)
    {
        if (line is not [(byte)'.'])
        {
            post.Write(line is [(byte)'.', ..] ? line.AsSpan(1) : line);
            post.Write("\r\n"u8);
            _isOver = post.WrittenCount > PostBytesMax;
            return;
        }

        var article = NntpArticle.OfPost(post.WrittenSpan);
        _post = null;
        if (article is null)
        {
            Line("441 Missing Message-ID or body");
            return;
        }

        server.Add(article);
        Line($"240 Article received {article.MessageId}");
    }

    private void Line(string text)
    {
        var span = _writer.GetSpan(text.Length + 2);
        var length = Encoding.Latin1.GetBytes(text, span);
        "\r\n"u8.CopyTo(span[length..]);
        _writer.Advance(length + 2);
    }

    /// <summary>Writes lines, with one more dot in front of each that begins with one (RFC 3977, 3.1.1).</summary>
    private void Stuffed(ReadOnlySpan<byte> lines)
    {
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf("\r\n"u8) is >= 0 and var at ? at + 2 : lines.Length;
            if (lines[0] == (byte)'.')
            {
                _writer.Write("."u8);
            }

            _writer.Write(lines[..end]);
            lines = lines[end..];
        }
    }
}
