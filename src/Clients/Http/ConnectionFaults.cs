using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Http;

/// <summary>Faults of a connection that did not come about or broke. Texts of exceptions are never passed on: they may hold anything.</summary>
internal static class ConnectionFaults
{
    /// <summary>What an exception of a request or of its decoding means; null where it is a bug of ours.</summary>
    public static ClientFault? Of(Exception exception, Endpoint at, ClientLimits limits) => exception switch
    {
        ClientFaultException known => known.Fault,
        OperationCanceledException { InnerException: TimeoutException } => NoConnection(at, limits),
        OperationCanceledException => TooSlow(at, limits),
        JsonException => AnswerFaults.Malformed(at, "it is broken JSON, or breaks off in the middle"),
        HttpRequestException request => OfRequest(request, at, limits),
        IOException => AnswerFaults.Malformed(at, "the connection broke off in the middle"),
        _ => null,
    };

    private static ClientFault OfRequest(HttpRequestException exception, Endpoint at, ClientLimits limits) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new(
            ClientFaultKind.Unreachable,
            $"The name {at.Base.Host} is not known here. Check its spelling; inside a container use the container's name or an IP address."),
        HttpRequestError.SecureConnectionError => OfTls(exception, at),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded =>
            NotHttp(at),
        HttpRequestError.ResponseEnded => new(
            ClientFaultKind.Unreachable,
            $"What listens at {at.Shown} closed the connection without an answer. Is {at.Program} just starting, or does it want https instead of http?"),
        _ when FindTimeout(exception) => NoConnection(at, limits),
        _ => Unreachable(at, exception),
    };

    private static ClientFault OfTls(HttpRequestException exception, Endpoint at) =>
        exception.InnerException is AuthenticationException { Message: var message } && message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            ? new(
                ClientFaultKind.Certificate,
                $"The certificate of {at.Shown} does not prove that it is {at.Base.Host} (self-signed, expired, or for another name). "
                + "Mend the certificate, or allow any certificate for this client.")
            : new(
                ClientFaultKind.NotThisProgram,
                $"What listens at {at.Shown} does not speak https. Use http:// in the address, or switch on https in {at.Program}.");

    private static ClientFault NotHttp(Endpoint at) => new(
        ClientFaultKind.NotThisProgram,
        $"What listens at {at.Shown} does not answer as a web server does. Check the port, and whether it wants https.");

    private static ClientFault Unreachable(Endpoint at, HttpRequestException exception)
    {
        var why = (exception.InnerException as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "nothing listens there",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no way to that host",
            SocketError.TimedOut => "the host does not answer",
            _ => "the connection did not come about or broke",
        };
        var hint = at.IsLoopback
            ? $" Inside a container, {at.Base.Host} is the container itself: use the name or address of the machine."
            : "";
        return new(ClientFaultKind.Unreachable, $"{at.Program} at {at.Shown} cannot be reached: {why}. Check that it runs, and the address and port.{hint}");
    }

    private static ClientFault NoConnection(Endpoint at, ClientLimits limits) => new(
        ClientFaultKind.Timeout,
        $"The host at {at.Shown} did not take a connection within {limits.ConnectTimeout.TotalSeconds:0.#} s. Check the address, and firewalls between here and there.");

    private static ClientFault TooSlow(Endpoint at, ClientLimits limits) => new(
        ClientFaultKind.Timeout,
        $"{at.Program} at {at.Shown} did not answer completely within {limits.AnswerTimeout.TotalSeconds:0.#} s. It may be busy; it will be asked again.");

    private static bool FindTimeout(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is TimeoutException)
            {
                return true;
            }
        }

        return false;
    }
}
