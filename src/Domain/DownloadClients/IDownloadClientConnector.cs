namespace OrleansMedia.Domain.DownloadClients;

/// <summary>Opens conversations with download clients. Opening does no I/O.</summary>
public interface IDownloadClientConnector
{
    /// <summary>A new conversation.</summary>
    IDownloadClientConnection Open(ClientAddress address);
}
