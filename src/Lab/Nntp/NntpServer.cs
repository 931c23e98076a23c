using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Nntp;

/// <summary>
/// A simulated news server on the loopback address (RFC 3977, RFC 4643): articles by message-id, pipelined commands answered
/// in their order. Commands are counted by name ("STAT").
/// </summary>
/// <param name="time">Clock of the DATE command.</param>
/// <param name="options">How it is set up.</param>
public sealed class NntpServer(TimeProvider time, NntpOptions options) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, NntpArticle> _articles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, Socket> _connections = new();
    private CancellationTokenSource _stop = new();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private int _open;

    /// <summary>How it is set up.</summary>
    public NntpOptions Options { get; } = options;

    /// <summary>Port it listens on.</summary>
    public int Port { get; private set; } = options.Port;

    /// <summary>How often each command came.</summary>
    public LabCalls Calls { get; } = new();

    /// <summary>Connections that are open now.</summary>
    public int Connections => Volatile.Read(ref _open);

    /// <summary>How many articles it has.</summary>
    public int Count => _articles.Count;

    internal TimeProvider Time { get; } = time;

    /// <summary>Keeps an article.</summary>
    public void Add(NntpArticle article) => _articles[article.MessageId] = article;

    /// <summary>Loses an article: from now on it answers 430. False when it did not have it.</summary>
    /// <param name="messageId">Its id, with the angle brackets.</param>
    public bool Remove(string messageId) => _articles.TryRemove(messageId, out _);

    /// <summary>Listens. Called again after <see cref="StopAsync"/>, it listens on the same port.</summary>
    public void Start()
    {
        _stop = new CancellationTokenSource();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener, _stop.Token);
    }

    /// <summary>Stops listening and closes every connection. The articles are kept.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        _listener?.Stop();
        await _accepting;
        foreach (var socket in _connections.Values)
        {
            socket.Dispose();
        }

        await Task.WhenAll(_connections.Keys);
        _connections.Clear();
        _stop.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_listener is not null)
        {
            await StopAsync();
            _listener.Dispose();
        }
    }

    internal NntpArticle? Find(string messageId) => _articles.GetValueOrDefault(messageId);

    private async Task AcceptAsync(TcpListener listener, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(cancellation);
                socket.NoDelay = true;
                var serving = ServeAsync(socket, cancellation);
                _connections[serving] = socket;
                _ = serving.ContinueWith(ended => _connections.TryRemove(ended, out _), TaskScheduler.Default);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken cancellation)
    {
        await Task.Yield();
        var isWelcome = Interlocked.Increment(ref _open) <= Options.ConnectionsMax;
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await new NntpConversation(this, stream).RunAsync(isWelcome, cancellation);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The caller hung up, or the server stopped.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
