namespace OrleansMedia.Domain.DownloadClients;

/// <summary>What is read rarely: version, warnings, traffic per Usenet server.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="IsSupported">Whether we know this version.</param>
/// <param name="Warnings">The client's own warnings, newest last, 50 at most.</param>
/// <param name="ServerBytes">Bytes fetched in all per Usenet server; empty for torrents.</param>
public sealed record ClientReport(string Version, bool IsSupported, IReadOnlyList<ClientWarning> Warnings, IReadOnlyDictionary<string, long> ServerBytes);
