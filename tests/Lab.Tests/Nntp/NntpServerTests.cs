using System.Text;
using OrleansMedia.Lab.Nntp;

namespace OrleansMedia.Lab.Tests.Nntp;

public sealed class NntpServerTests
{
    [Fact]
    public async Task Replies_to_pipelined_commands_come_in_their_order()
    {
        await using var server = Start();
        server.Add(Article("<a@x>"));
        server.Add(Article("<c@x>"));
        using var caller = await NntpCaller.ConnectAsync(server.Port);

        await caller.SendAsync("STAT <a@x>\r\nSTAT <b@x>\r\nSTAT <c@x>\r\nDATE\r\nSTAT nonsense\r\nSTAT <a@x>\r\n");

        Assert.Equal("223 0 <a@x> status", await caller.LineAsync());
        Assert.Equal("430 No such article", await caller.LineAsync());
        Assert.Equal("223 0 <c@x> status", await caller.LineAsync());
        Assert.Equal("111 20261120120000", await caller.LineAsync());
        Assert.Equal("501 Syntax error in Message-ID", await caller.LineAsync());
        Assert.Equal("223 0 <a@x> status", await caller.LineAsync());
        Assert.Equal(5, server.Calls.Of("STAT"));
    }

    [Fact]
    public async Task A_command_may_arrive_in_pieces()
    {
        await using var server = Start();
        server.Add(Article("<a@x>"));
        using var caller = await NntpCaller.ConnectAsync(server.Port);

        foreach (var letter in "STAT <a@x>\r\n")
        {
            await caller.SendAsync(letter.ToString());
        }

        Assert.Equal("223 0 <a@x> status", await caller.LineAsync());
    }

    [Fact]
    public async Task Ten_thousand_pipelined_commands_are_all_answered()
    {
        await using var server = Start();
        server.Add(Article("<a@x>"));
        using var caller = await NntpCaller.ConnectAsync(server.Port);

        var sending = caller.SendAsync(string.Concat(Enumerable.Repeat("STAT <a@x>\r\nSTAT <b@x>\r\n", 5000)));
        for (var i = 0; i < 5000; i++)
        {
            Assert.StartsWith("223", await caller.LineAsync(), StringComparison.Ordinal);
            Assert.StartsWith("430", await caller.LineAsync(), StringComparison.Ordinal);
        }

        await sending;
    }

    [Fact]
    public async Task A_login_is_asked_for_and_a_wrong_one_refused()
    {
        await using var server = Start(new NntpOptions { User = "lab" });
        using var caller = await NntpCaller.ConnectAsync(server.Port);

        Assert.StartsWith("480", await caller.AskAsync("STAT <a@x>"), StringComparison.Ordinal);
        Assert.StartsWith("482", await caller.AskAsync("AUTHINFO PASS x"), StringComparison.Ordinal);
        Assert.StartsWith("381", await caller.AskAsync("AUTHINFO USER lab"), StringComparison.Ordinal);
        Assert.StartsWith("481", await caller.AskAsync("AUTHINFO PASS wrong"), StringComparison.Ordinal);
        Assert.StartsWith("381", await caller.AskAsync("authinfo user lab"), StringComparison.Ordinal);
        Assert.StartsWith("281", await caller.AskAsync("authinfo pass lab-password"), StringComparison.Ordinal);
        Assert.StartsWith("430", await caller.AskAsync("STAT <a@x>"), StringComparison.Ordinal);
        Assert.StartsWith("205", await caller.AskAsync("QUIT"), StringComparison.Ordinal);
        Assert.Null(await caller.LineAsync());
    }

    [Fact]
    public async Task Lines_that_begin_with_a_dot_arrive_as_they_were()
    {
        await using var server = Start();
        server.Add(new NntpArticle("<dots@x>", "Subject: dots\r\n"u8.ToArray(), ".\r\n..two\r\nplain\r\n.end\r\n"u8.ToArray()));
        using var caller = await NntpCaller.ConnectAsync(server.Port);

        Assert.Equal("222 0 <dots@x> body", await caller.AskAsync("BODY <dots@x>"));
        Assert.Equal([".", "..two", "plain", ".end"], await caller.LinesAsync());
        Assert.Equal("220 0 <dots@x> article", await caller.AskAsync("ARTICLE <dots@x>"));
        Assert.Equal(["Subject: dots", "", ".", "..two", "plain", ".end"], await caller.LinesAsync());
        Assert.Equal("221 0 <dots@x> head", await caller.AskAsync("HEAD <dots@x>"));
        Assert.Equal(["Subject: dots"], await caller.LinesAsync());
    }

    [Fact]
    public async Task A_posted_article_is_there_and_a_removed_one_is_not()
    {
        await using var server = Start();
        using var caller = await NntpCaller.ConnectAsync(server.Port);

        Assert.StartsWith("340", await caller.AskAsync("POST"), StringComparison.Ordinal);
        await caller.SendAsync("Message-ID: <posted@x>\r\nSubject: s\r\n\r\n..dot\r\nbody\r\n.\r\n");
        Assert.StartsWith("240", await caller.LineAsync(), StringComparison.Ordinal);
        Assert.StartsWith("222", await caller.AskAsync("BODY <posted@x>"), StringComparison.Ordinal);
        Assert.Equal([".dot", "body"], await caller.LinesAsync());

        server.Remove("<posted@x>");
        Assert.StartsWith("430", await caller.AskAsync("BODY <posted@x>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yEnc_body_decodes_to_the_bytes_that_were_encoded()
    {
        await using var server = Start();
        var content = new byte[5000];
        new Random(7).NextBytes(content);
        server.Add(NntpArticle.OfFile("<file@x>", "film.mkv", content, "alt.binaries.lab"));
        using var caller = await NntpCaller.ConnectAsync(server.Port);

        await caller.AskAsync("BODY <file@x>");
        var lines = await caller.LinesAsync();

        Assert.Equal("=ybegin line=128 size=5000 name=film.mkv", lines[0]);
        Assert.Equal($"=yend size=5000 crc32={YEnc.Crc32(content):x8}", lines[^1]);
        Assert.Equal(content, Decode(lines[1..^1]));
        Assert.All(lines[1..^1], line => Assert.InRange(line.Length, 1, 129));
        Assert.Equal(0xCBF43926u, YEnc.Crc32("123456789"u8));
    }

    [Fact]
    public async Task One_connection_too_many_is_told_so()
    {
        await using var server = Start(new NntpOptions { ConnectionsMax = 1 });
        using var first = await NntpCaller.ConnectAsync(server.Port);
        using var second = await NntpCaller.ConnectAsync(server.Port, "502 Too many connections.");

        Assert.Null(await second.LineAsync());
    }

    [Fact]
    public async Task A_server_that_stopped_hangs_up_and_keeps_its_port_and_articles()
    {
        await using var server = Start();
        server.Add(Article("<a@x>"));
        var port = server.Port;
        using var before = await NntpCaller.ConnectAsync(port);

        await server.StopAsync();
        server.Start();
        using var after = await NntpCaller.ConnectAsync(port);

        Assert.StartsWith("223", await after.AskAsync("STAT <a@x>"), StringComparison.Ordinal);
    }

    private static NntpServer Start(NntpOptions? options = null)
    {
        var server = new NntpServer(new VirtualClock(), options ?? new NntpOptions());
        server.Start();
        return server;
    }

    private static NntpArticle Article(string id) => NntpArticle.OfFile(id, "a", "content"u8, "alt.binaries.lab");

    private static byte[] Decode(IEnumerable<string> lines)
    {
        List<byte> bytes = [];
        foreach (var line in lines)
        {
            var raw = Encoding.Latin1.GetBytes(line);
            for (var i = 0; i < raw.Length; i++)
            {
                bytes.Add(raw[i] == (byte)'=' ? (byte)(raw[++i] - 64 - 42) : (byte)(raw[i] - 42));
            }
        }

        return [.. bytes];
    }
}
