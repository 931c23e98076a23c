using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Http;

/// <summary>Carries a fault out of a half-read answer to the one place that turns it into a value. Never leaves this project.</summary>
internal sealed class ClientFaultException(ClientFault fault) : Exception(fault.Message)
{
    /// <summary>What went wrong.</summary>
    public ClientFault Fault { get; } = fault;
}
