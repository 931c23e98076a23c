using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Grains.Interfaces.DownloadClients;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>Tries a connection and says in words how it went, at the field that can mend it.</summary>
public static class ConnectionTests
{
    /// <summary>Asks for version and queue, once each; keeps nothing.</summary>
    public static async Task<ConnectionTest> RunAsync(IDownloadClientConnector connector, ClientAddress address, CancellationToken cancellationToken)
    {
        await using var connection = connector.Open(address);
        var report = await connection.ReadReportAsync(cancellationToken);
        if (!report.Ok)
        {
            return Failed(report.Fault);
        }

        var queue = await connection.ReadQueueAsync(cancellationToken);
        if (!queue.Ok)
        {
            return Failed(queue.Fault);
        }

        var what = $"{address.Kind} {report.Value.Version}, {queue.Value.Items.Count} in the queue.";
        return new ConnectionTest
        {
            Ok = true,
            Version = report.Value.Version,
            Message = report.Value.IsSupported ? what : $"{what} This version is not one we know: it is watched, but some things may be missing.",
        };
    }

    private static ConnectionTest Failed(ClientFault fault) => new() { Message = fault.Message, Field = FieldOf(fault.Kind) };

    private static string FieldOf(ClientFaultKind kind) => kind switch
    {
        ClientFaultKind.Unauthorized => "secret",
        ClientFaultKind.Certificate => "accept_any_certificate",
        ClientFaultKind.Unreachable or ClientFaultKind.Timeout or ClientFaultKind.NotThisProgram or ClientFaultKind.Redirect
            or ClientFaultKind.TooLarge or ClientFaultKind.Malformed or ClientFaultKind.ServerError or ClientFaultKind.Refused => "url",
    };
}
