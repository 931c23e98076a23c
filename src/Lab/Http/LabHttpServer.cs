using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace OrleansMedia.Lab.Http;

/// <summary>
/// A simulated HTTP server on the loopback address: it listens, counts the calls, and misbehaves on demand. It takes nothing
/// from the configuration or the environment of the process that it runs in.
/// </summary>
public abstract class LabHttpServer : IAsyncDisposable
{
    private readonly FrozenAnswers _frozen = new();
    private WebApplication? _app;
    private int _port;

    /// <param name="port">Port to listen on; 0 takes a free one, which is then kept.</param>
    protected LabHttpServer(int port) => _port = port;

    /// <summary>Address without a path, for example http://127.0.0.1:40123.</summary>
    public Uri Url => new($"http://127.0.0.1:{_port}");

    /// <summary>How often it was called.</summary>
    public LabCalls Calls { get; } = new();

    /// <summary>How it misbehaves.</summary>
    public LabFaults Faults { get; } = new();

    /// <summary>How long every answer takes, in real time; zero by default.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>
    /// While true, each distinct question is answered once and its bytes are sent again for every repetition (at most
    /// <see cref="FrozenAnswers.AnswersMax"/> of them), so that a benchmark measures its client and not this server.
    /// </summary>
    public bool IsFrozen
    {
        get => _frozen.IsOn;
        set => _frozen.IsOn = value;
    }

    /// <summary>Listens. Called again after <see cref="StopAsync"/>, it listens on the same port.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, _port);
        });
        var app = builder.Build();
        app.Run(HandleAsync);
        await app.StartAsync(cancellation);
        _port = new Uri(app.Urls.Single()).Port;
        _app = app;
    }

    /// <summary>Stops listening, so that connections are refused. What it knows is kept.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            // An endless answer must not hold the stop up.
            using var atOnce = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            atOnce.CancelAfter(TimeSpan.FromMilliseconds(200));
            await app.StopAsync(atOnce.Token);
            await app.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The name under which a call is counted and faults are armed.</summary>
    protected abstract ValueTask<string> NameOfAsync(HttpRequest request);

    /// <summary>What tells one question from another while the server is frozen; null for a call that changes something.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">Name of the call.</param>
    protected virtual ValueTask<string?> QuestionOfAsync(HttpRequest request, string call) => ValueTask.FromResult(
        HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.Value + request.Headers.Cookie : null);

    /// <summary>Answers as the real server does.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="call">Name of the call.</param>
    /// <param name="malformed">The item that has to be broken, null for none.</param>
    protected abstract Task AnswerAsync(HttpContext http, string call, LabFault.MalformedItem? malformed);

    private async Task HandleAsync(HttpContext http)
    {
        var call = await NameOfAsync(http.Request);
        Calls.Count(call);
        try
        {
            if (Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay, TimeProvider.System, http.RequestAborted);
            }

            await AnswerOrFailAsync(http, call, Faults.Take(call));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up; there is nobody left to answer.
        }
    }

    private async Task AnswerOrFailAsync(HttpContext http, string call, LabFault? fault)
    {
        switch (fault)
        {
            case null:
                var question = IsFrozen ? await QuestionOfAsync(http.Request, call) : null;
                await (question is null ? AnswerAsync(http, call, null) : _frozen.AnswerAsync(http, question, () => AnswerAsync(http, call, null)));
                break;
            case LabFault.MalformedItem malformed:
                await AnswerAsync(http, call, malformed);
                break;
            case LabFault.Slow slow:
                await Task.Delay(slow.By, TimeProvider.System, http.RequestAborted);
                await AnswerAsync(http, call, null);
                break;
            case LabFault.Silent:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
                break;
            case LabFault.Down:
                http.Abort();
                break;
            case LabFault.Endless:
                await FaultAnswers.EndlessAsync(http);
                break;
            case LabFault.Huge huge:
                await FaultAnswers.HugeAsync(http, huge);
                break;
            case LabFault.Html:
                await FaultAnswers.HtmlAsync(http);
                break;
            case LabFault.RedirectLoop:
                FaultAnswers.Redirect(http);
                break;
            case LabFault.Status status:
                await FaultAnswers.StatusAsync(http, status);
                break;
            case LabFault.Truncated:
                await FaultAnswers.TruncatedAsync(http, () => AnswerAsync(http, call, null));
                break;
        }
    }
}
