namespace OrleansMedia.Domain.DownloadClients;

/// <summary>A failed read of a download client.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">What happened and what to do, as a sentence for a person. Holds no secret.</param>
public sealed record ClientFault(ClientFaultKind Kind, string Message)
{
    /// <summary>Whether only a person can mend it, so that trying again soon would only hammer (and get us banned).</summary>
    public bool NeedsAPerson => Kind is ClientFaultKind.Unauthorized or ClientFaultKind.Refused or ClientFaultKind.NotThisProgram
        or ClientFaultKind.Certificate or ClientFaultKind.Redirect;
}
