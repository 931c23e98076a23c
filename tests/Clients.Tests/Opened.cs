using OrleansMedia.Clients.Http;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Tests;

/// <summary>Opens connections as the product does, with limits that a test can reach.</summary>
internal static class Opened
{
    /// <summary>The secret of every test; no message may ever hold it.</summary>
    public const string Secret = "s3cret0key0that0must0never0be0seen";

    /// <summary>Small enough that a test reaches them at once.</summary>
    public static ClientLimits Small { get; } = new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(2),
        AnswerTimeout = TimeSpan.FromSeconds(20),
        ListBytesMax = 4 << 20,
        AnswerBytesMax = 2 << 20,
    };

    /// <summary>A connection.</summary>
    public static IDownloadClientConnection To(
        DownloadClientKind kind,
        Uri url,
        ClientLimits? limits = null,
        string secret = Secret,
        bool acceptAnyCertificate = false,
        TimeProvider? time = null) =>
        new DownloadClientConnector(limits ?? Small, time ?? TimeProvider.System)
            .Open(new ClientAddress(kind, url, kind == DownloadClientKind.Qbittorrent ? "admin" : null, secret, acceptAnyCertificate));

    /// <summary>The fault of every kind of read, which must be the same, and hold no secret.</summary>
    public static async Task<ClientFault> FaultAsync(IDownloadClientConnection connection)
    {
        var queue = await connection.ReadQueueAsync(CancellationToken.None);
        var report = await connection.ReadReportAsync(CancellationToken.None);
        Assert.False(queue.Ok, "The queue was read.");
        Assert.False(report.Ok, "The report was read.");
        Assert.Equal(queue.Fault.Kind, report.Fault.Kind);
        Assert.DoesNotContain(Secret, queue.Fault.Message + report.Fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("^([A-Z]|qBittorrent).*[.?)]$", queue.Fault.Message);
        return queue.Fault;
    }
}
