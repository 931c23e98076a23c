using System.Net;
using System.Text;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Http;

/// <summary>
/// HTTP with one program: deadlines, sizes, redirects, and faults as values. A read is one deadline over all of its calls.
/// </summary>
internal sealed class HttpConversation(HttpMessageInvoker http, Endpoint at, ClientLimits limits, TimeProvider time)
{
    /// <summary>The longest text that is taken from an error or another plain answer, in bytes.</summary>
    private const int PlainTextBytesMax = 4096;

    /// <summary>Where it leads.</summary>
    public Endpoint At => at;

    /// <summary>The limits that it keeps.</summary>
    public ClientLimits Limits => limits;

    /// <summary>Runs one read within the deadline and turns whatever goes wrong into a fault. Throws only for the caller's own token.</summary>
    public async Task<ClientRead<T>> ReadAsync<T>(Func<CancellationToken, Task<ClientRead<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = new CancellationTokenSource(limits.AnswerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await read(either.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsCancellationRequested)
            {
                exception = new OperationCanceledException();
            }

            if (ConnectionFaults.Of(exception, at, limits) is { } fault)
            {
                return fault;
            }

            throw;
        }
    }

    /// <summary>Sends one request, and again after each redirect on the same host. Returns when the headers are there.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="path">Path below the URL base, with its query; holds no secret.</param>
    /// <param name="form">The fields of a form; null where there is no body. Secrets belong here.</param>
    /// <param name="prepare">Sets further headers.</param>
    /// <param name="cancellationToken">The read's deadline.</param>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        IReadOnlyList<KeyValuePair<string, string>>? form,
        Action<HttpRequestMessage>? prepare,
        CancellationToken cancellationToken)
    {
        var target = new Uri(at.Base, path);
        for (var redirects = 0; redirects <= limits.RedirectsMax; redirects++)
        {
            using var request = new HttpRequestMessage(method, target);
            request.Headers.Authorization = at.ProxyLogin;
            request.Content = form is null ? null : new FormUrlEncodedContent(form);
            prepare?.Invoke(request);
            var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            target = new Uri(target, location);
            if (!at.Covers(target))
            {
                throw new ClientFaultException(AnswerFaults.RedirectElsewhere(at, target));
            }
        }

        throw new ClientFaultException(AnswerFaults.RedirectLoop(at));
    }

    /// <summary>Decodes an answer as it streams in.</summary>
    public async Task DecodeAsync(HttpResponseMessage response, JsonVisitor visitor, long bytesMax, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > bytesMax)
        {
            throw new ClientFaultException(AnswerFaults.TooLarge(at, $"{bytesMax >> 20} MB"));
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var bounded = new BoundedStream(stream, bytesMax, at);
        await JsonAnswer.ReadAsync(bounded, visitor, at, limits.ValueBytesMax, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The beginning of a plain answer, such as an error text.</summary>
    public static async Task<string> ReadTextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[PlainTextBytesMax];
            var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(bytes, 0, count);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;
}
