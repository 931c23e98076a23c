using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansMedia.Lab.Tests.Nntp;

/// <summary>Sends raw bytes to a news server and reads its lines.</summary>
internal sealed class NntpCaller : IDisposable
{
    private readonly TcpClient _connection = new();
    private readonly StreamReader _reader;

    private NntpCaller(int port)
    {
        _connection.Connect(IPAddress.Loopback, port);
        _connection.ReceiveTimeout = 10_000;
        _reader = new StreamReader(_connection.GetStream(), Encoding.Latin1);
    }

    public static async Task<NntpCaller> ConnectAsync(int port, string greeting = "200 ")
    {
        var caller = new NntpCaller(port);
        Assert.StartsWith(greeting, await caller.LineAsync(), StringComparison.Ordinal);
        return caller;
    }

    public async Task SendAsync(string text) => await _connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));

    public async Task<string?> LineAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await _reader.ReadLineAsync(limit.Token);
    }

    public async Task<string?> AskAsync(string command)
    {
        await SendAsync(command + "\r\n");
        return await LineAsync();
    }

    /// <summary>The lines of a multi-line reply, dot-stuffing undone.</summary>
    public async Task<List<string>> LinesAsync()
    {
        List<string> lines = [];
        while (await LineAsync() is { } line && line != ".")
        {
            lines.Add(line.StartsWith('.') ? line[1..] : line);
        }

        return lines;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _connection.Dispose();
    }
}
