using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Qbittorrent;
using OrleansMedia.Clients.Sabnzbd;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients;

/// <summary>Opens conversations with download clients over two shared pools of connections: strict about certificates, and not.</summary>
public sealed class DownloadClientConnector : IDownloadClientConnector, IDisposable
{
    /// <summary>An address that moved (a container that was recreated) is noticed after this time at the latest.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>SABnzbd's server closes idle connections after ten seconds; a poll must not meet one that is just being closed.</summary>
    private static readonly TimeSpan IdleLifetime = TimeSpan.FromSeconds(8);

    /// <summary>What is read of an answer that was given up, to keep its connection; beyond it the connection is closed.</summary>
    private const int DrainedBytesMax = 16 * 1024;

    private readonly ClientLimits _limits;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _strict;
    private readonly HttpMessageInvoker _lenient;

    /// <summary>Prepares the pools; opens nothing.</summary>
    public DownloadClientConnector(ClientLimits limits, TimeProvider time)
    {
        _limits = limits;
        _time = time;
        _strict = new HttpMessageInvoker(Handler(limits, acceptAnyCertificate: false));
        _lenient = new HttpMessageInvoker(Handler(limits, acceptAnyCertificate: true));
    }

    /// <inheritdoc/>
    public IDownloadClientConnection Open(ClientAddress address)
    {
        var http = new HttpConversation(address.AcceptAnyCertificate ? _lenient : _strict, new Endpoint(address), _limits, _time);
        return address.Kind switch
        {
            DownloadClientKind.Sabnzbd => new SabnzbdConnection(http, address.Secret ?? "", _time),
            DownloadClientKind.Qbittorrent => new QbittorrentConnection(http, QbittorrentLogin.Of(address)),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _strict.Dispose();
        _lenient.Dispose();
    }

    [SuppressMessage("Security", "CA5359", Justification = "A person allowed any certificate for this client: self-signed ones are common at home.")]
    private static SocketsHttpHandler Handler(ClientLimits limits, bool acceptAnyCertificate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = limits.ConnectTimeout,
            MaxResponseDrainSize = DrainedBytesMax,
            PooledConnectionIdleTimeout = IdleLifetime,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
            UseProxy = false,
        };
        if (acceptAnyCertificate)
        {
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true };
        }

        return handler;
    }
}
