using System.Net;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Http;

/// <summary>Faults of an answer that did come: what happened and what to do, in a sentence.</summary>
internal static class AnswerFaults
{
    /// <summary>A web page in place of data.</summary>
    public static ClientFault WebPage(Endpoint at) => new(
        ClientFaultKind.NotThisProgram,
        $"What listens at {at.Shown} answered with a web page instead of data. Is it really {at.Program}, and is the URL base right?");

    /// <summary>Something else than JSON.</summary>
    public static ClientFault NotData(Endpoint at) => new(
        ClientFaultKind.NotThisProgram,
        $"What listens at {at.Shown} answered, but not as {at.Program} does. Is it really {at.Program}, and is the URL base right?");

    /// <summary>JSON that is cut off, broken, or lacks what must be in it.</summary>
    public static ClientFault Malformed(Endpoint at, string what) => new(
        ClientFaultKind.Malformed,
        $"{at.Program} at {at.Shown} gave an answer that could not be read: {what}. It will be asked again.");

    /// <summary>More bytes, items or nesting than the limit.</summary>
    public static ClientFault TooLarge(Endpoint at, string limit) => new(
        ClientFaultKind.TooLarge,
        $"The answer of {at.Shown} is larger than {limit}, so reading it was stopped. Is it really {at.Program}?");

    /// <summary>A redirect that is not followed.</summary>
    public static ClientFault RedirectElsewhere(Endpoint at, Uri target) => new(
        ClientFaultKind.Redirect,
        $"What listens at {at.Shown} redirects to another place, {target.Scheme}://{target.Authority}. If that is where {at.Program} is, enter that address instead.");

    /// <summary>Redirects without end.</summary>
    public static ClientFault RedirectLoop(Endpoint at) => new(
        ClientFaultKind.Redirect,
        $"What listens at {at.Shown} redirects in a circle. Check the URL base, and the reverse proxy if there is one in front of {at.Program}.");

    /// <summary>A status that says the same for every program; null for success.</summary>
    public static ClientFault? OfStatus(Endpoint at, HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        401 => new(
            ClientFaultKind.Unauthorized,
            $"What listens at {at.Shown} asks for a login. Check the user name and password, and the login of the reverse proxy if there is one."),
        403 => new(ClientFaultKind.Refused, $"{at.Program} at {at.Shown} refused the request (403). Check which addresses it allows."),
        404 or 405 => new(
            ClientFaultKind.NotThisProgram,
            $"What listens at {at.Shown} answered that there is no such page ({(int)status}). Is it really {at.Program}, and is the URL base right?"),
        429 => new(ClientFaultKind.Refused, $"What listens at {at.Shown} says that it is asked too often (429). It will be asked less often."),
        >= 500 => new(
            ClientFaultKind.ServerError,
            $"{at.Program} at {at.Shown} answered with an error of its own ({(int)status}). If this stays, look into its log or restart it."),
        _ => new(
            ClientFaultKind.NotThisProgram,
            $"What listens at {at.Shown} answered with status {(int)status}, which {at.Program} does not do. Check the address and the URL base."),
    };
}
